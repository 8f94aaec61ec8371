// IEEE arithmetic and comparison, NaN included.
using System;

static class P
{
    static void Main()
    {
        double nan = double.NaN, inf = double.PositiveInfinity, z = 0.0;
        Console.WriteLine(nan == nan);
        Console.WriteLine(nan != nan);
        Console.WriteLine(nan < 1);
        Console.WriteLine(!(nan >= 1));
        Console.WriteLine(1 > nan ? "gt" : "not gt");
        Console.WriteLine(inf > double.MaxValue);
        Console.WriteLine(1 / z);
        Console.WriteLine(-1 / z);
        Console.WriteLine(z / z);
        Console.WriteLine(1 / -z);
        Console.WriteLine(-z == z);
        Console.WriteLine(5.5 % 2);
        Console.WriteLine(-5.5 % 2);
        Console.WriteLine(5.5f % 0);
        Console.WriteLine(inf - inf);
        Console.WriteLine(0.1 + 0.2);
        Console.WriteLine(0.1f + 0.2f);
        Console.WriteLine(1.0 / 3);
        Console.WriteLine(1.0f / 3);
        Console.WriteLine(1e15 + 0.3);
        Console.WriteLine(double.Epsilon);
        Console.WriteLine(float.MaxValue);
        Console.WriteLine(double.IsNaN(nan) && double.IsInfinity(inf) && !double.IsFinite(inf));
        Console.WriteLine(nan.Equals(double.NaN));
        float f = 16777216f; f++; Console.WriteLine(f);
    }
}

// expect: False
// expect: True
// expect: False
// expect: True
// expect: not gt
// expect: True
// expect: Infinity
// expect: -Infinity
// expect: NaN
// expect: -Infinity
// expect: True
// expect: 1.5
// expect: -1.5
// expect: NaN
// expect: NaN
// expect: 0.30000000000000004
// expect: 0.3
// expect: 0.3333333333333333
// expect: 0.33333334
// expect: 1000000000000000.2
// expect: 5E-324
// expect: 3.4028235E+38
// expect: True
// expect: True
// expect: 16777216
