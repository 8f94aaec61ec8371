// A bool is a 4-byte BOOL unless MarshalAs says one byte; any value but zero comes back as true; by reference too.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern int bool4(bool b);
    [DllImport(Lib)] static extern byte bool1([MarshalAs(UnmanagedType.U1)] bool b);
    [DllImport(Lib)] static extern void flip_bool4(ref bool b);
    [DllImport(Lib)] static extern void flip_bool1([MarshalAs(UnmanagedType.I1)] ref bool b);
    [DllImport(Lib, EntryPoint = "add_ints")] static extern bool sum_as_bool(int a, int b);
    [DllImport(Lib, EntryPoint = "add_ints")] [return: MarshalAs(UnmanagedType.U1)] static extern bool sum_as_byte(int a, int b);

    static void Main()
    {
        Console.WriteLine(bool4(true) + " " + bool4(false));
        Console.WriteLine(bool1(true) + " " + bool1(false));
        bool b = false;
        flip_bool4(ref b);
        Console.WriteLine(b);
        flip_bool4(ref b);
        Console.WriteLine(b);
        flip_bool1(ref b);
        Console.WriteLine(b);
        Console.WriteLine(sum_as_bool(256, 0) + " " + sum_as_bool(1, -1));
        Console.WriteLine(sum_as_byte(256, 0) + " " + sum_as_byte(2, 1));
    }
}

// expect: 7 0
// expect: 7 0
// expect: True
// expect: False
// expect: True
// expect: True False
// expect: False True
