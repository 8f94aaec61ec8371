// Integers of every size, floats and more arguments than registers cross unchanged.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern int add_ints(int a, int b);
    [DllImport(Lib)] static extern long add_mixed(sbyte a, byte b, short c, ushort d, int e, uint f, long g, ulong h);
    [DllImport(Lib)] static extern double add_floats(float a, double b, float c, double d, float e, double f, float g, double h, float i, double j);
    [DllImport(Lib)] static extern sbyte negate8(sbyte a);
    [DllImport(Lib)] static extern ushort twice16(ushort a);

    static void Main()
    {
        Console.WriteLine(add_ints(int.MaxValue, 1));
        Console.WriteLine(add_mixed(-1, 255, -2, 65535, -3, uint.MaxValue, -4, 5));
        Console.WriteLine(add_floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5));
        Console.WriteLine(negate8(5));
        Console.WriteLine(negate8(-128));
        Console.WriteLine(twice16(40000));
    }
}

// expect: -2147483648
// expect: 4295033080
// expect: 55.5
// expect: -5
// expect: -128
// expect: 14464
