// Structs for which too few registers are left go to memory as a whole; later arguments still use registers.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    record struct Ints2(int X, int Y);
    record struct Longs(long A, int B);
    record struct Floats2(float X, float Y);
    record struct Doubles2(double X, double Y);
    record struct IntDouble(int A, double B);
    record struct Big(long A, long B, long C, double D);
    [DllImport(Lib)] static extern long spill_ints(long a, long b, long c, long d, long e, Longs s, long f, Ints2 t);
    [DllImport(Lib)] static extern double spill_floats(double a, double b, double c, double d, double e, double f, double g, Doubles2 s, double h, Floats2 t);
    [DllImport(Lib)] static extern double spill_mixed(long a, long b, long c, long d, long e, long f, IntDouble s, Big t, float g);

    static void Main()
    {
        Console.WriteLine(spill_ints(1, 2, 3, 4, 5, new(6, 7), 8, new(9, 10)));
        Console.WriteLine(spill_floats(1, 2, 3, 4, 5, 6, 7, new(8, 9), 10, new(11, 12)));
        Console.WriteLine(spill_mixed(1, 2, 3, 4, 5, 6, new(7, 8), new(9, 0, 0, 10), 11));
    }
}

// expect: 385
// expect: 650
// expect: 211
