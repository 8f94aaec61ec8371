// UnmanagedCallersOnly methods are called from C with structs and many arguments, also on a thread of C's own.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    const string Lib = "coiltest";
    record struct Floats3(float X, float Y, float Z);
    record struct Big(long A, long B, long C, double D);
    record struct Ints2(int X, int Y);
    record struct Doubles2(double X, double Y);
    record struct Longs(long A, int B);
    [DllImport(Lib)] static extern float call_floats(delegate* unmanaged<Floats3, Big, Floats3> f);
    [DllImport(Lib)] static extern double call_many(delegate* unmanaged<int, double, float, long, Ints2, Doubles2, Longs, int, int, double, double> f);
    [DllImport(Lib)] static extern int call_on_thread(delegate* unmanaged<int, int, int> f, int a, int b);

    [UnmanagedCallersOnly] static Floats3 Floats(Floats3 f, Big b) => new(f.X + b.A, f.Y + b.B, (float)(f.Z + b.D));
    [UnmanagedCallersOnly] static double Many(int a, double b, float c, long d, Ints2 e, Doubles2 f, Longs g, int h, int i, double j) =>
        a + 2 * b + 3 * c + 4 * d + 5 * e.X + 6 * e.Y + 7 * f.X + 8 * f.Y + 9 * g.A + 10 * g.B + 11 * h + 12 * i + 13 * j;
    [UnmanagedCallersOnly] static int Add(int a, int b) => a + b;

    static void Main()
    {
        Console.WriteLine(call_floats(&Floats));
        Console.WriteLine(call_many(&Many));
        Console.WriteLine(call_on_thread(&Add, 40, 2));
    }
}

// expect: 247
// expect: 819
// expect: 42
