// Constants, readonly, volatile fields, static using, checked user types, sizeof.
using System;
using static System.Math;

class C
{
    public const int K = 10;
    public const string S = "const" + "ant";
    public const decimal M = 1.5m;
    public static readonly int[] R =
    {
        1,
        2
    };
    public volatile int V;
    public volatile bool B;
    public static volatile object? O;
}

static class P
{
    static void Main()
    {
        Console.WriteLine(C.K + C.S + C.M + C.R[1]);
        var c = new C
        {
            V = 4
        };
        c.V++;
        c.B = true;
        C.O = "o";
        Console.WriteLine(c.V + " " + c.B + C.O);
        Console.WriteLine(Max(3, 4) + Abs(-2) + Sqrt(16));
        Console.WriteLine(sizeof(long) + sizeof(char) + sizeof(bool));
        const double pi2 = PI * 2;
        Console.WriteLine(pi2 > 6.28);
    }
}

// expect: 10constant1.52
// expect: 5 Trueo
// expect: 10
// expect: 11
// expect: True
