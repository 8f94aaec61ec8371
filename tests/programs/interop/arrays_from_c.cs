// Arrays that C makes: their length is SizeConst, or another parameter named by SizeParamIndex; out and ref.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern void make_array([MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] out int[] a, out int n);
    [DllImport(Lib, EntryPoint = "make_array")] static extern void make_two([MarshalAs(UnmanagedType.LPArray, SizeConst = 2)] out int[] a, out int n);
    [DllImport(Lib, EntryPoint = "make_array")] static extern void make_one(out int[] a, out int n);
    [DllImport(Lib)] static extern void grow_array([MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] ref int[] a, ref int n);

    static void Main()
    {
        make_array(out int[] a, out int n);
        Console.WriteLine(string.Join(",", a) + " " + n);
        make_two(out a, out n);
        Console.WriteLine(string.Join(",", a));
        make_one(out a, out n);
        Console.WriteLine(string.Join(",", a));
        a = [1, 2];
        n = 2;
        grow_array(ref a, ref n);
        Console.WriteLine(string.Join(",", a) + " " + n);
    }
}

// expect: 0,1,4,9 4
// expect: 0,1
// expect: 0
// expect: 1,2,99 3
