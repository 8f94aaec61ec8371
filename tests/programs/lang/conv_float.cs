// Floating point to integer: truncation, and saturation at the edges (.NET 9 and later), NaN to zero.
using System;

static class P
{
    static double D(double d) => d;
    static float F(float f) => f;

    static void Main()
    {
        Console.WriteLine((int)D(1.9));
        Console.WriteLine((int)D(-1.9));
        Console.WriteLine((int)D(1e20));
        Console.WriteLine((int)D(-1e20));
        Console.WriteLine((int)D(double.NaN));
        Console.WriteLine((long)D(1e30));
        Console.WriteLine((long)D(double.NegativeInfinity));
        Console.WriteLine((long)F(float.NaN));
        Console.WriteLine((uint)D(-1));
        Console.WriteLine((uint)D(4294967295.5));
        Console.WriteLine((uint)D(1e20));
        Console.WriteLine((ulong)D(-5));
        Console.WriteLine((ulong)D(1.8446744073709552E19));
        Console.WriteLine((ulong)D(9.3e18));
        Console.WriteLine((ulong)F(float.PositiveInfinity));
        Console.WriteLine((byte)D(200.7));
        Console.WriteLine((short)D(-5.5));
        Console.WriteLine((float)D(1e300));
        Console.WriteLine((float)D(0.1));
    }
}

// expect: 1
// expect: -1
// expect: 2147483647
// expect: -2147483648
// expect: 0
// expect: 9223372036854775807
// expect: -9223372036854775808
// expect: 0
// expect: 0
// expect: 4294967295
// expect: 4294967295
// expect: 0
// expect: 18446744073709551615
// expect: 9300000000000000000
// expect: 18446744073709551615
// expect: 200
// expect: -5
// expect: Infinity
// expect: 0.1
