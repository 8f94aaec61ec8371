// Methods with more arguments than registers, of mixed kinds, called directly, virtually and through delegates.
using System;

delegate string Many(int a, double b, string c, long d, float e, byte f, (int, int) g, object h, decimal i, short j, bool k, char l, double m, int n);

class C
{
    public virtual string V(int a, double b, string c, long d, float e, byte f, (int, int) g, object h, decimal i, short j, bool k, char l, double m, int n)
        => $"{a} {b} {c} {d} {e} {f} {g} {h} {i} {j} {k} {l} {m} {n}";
}

static class P
{
    static int Ints(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) => a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;
    static double Doubles(double a, double b, double c, double d, double e, double f, double g, double h, double i, double j) => a - b + c - d + e - f + g - h + i - j;

    static void Main()
    {
        Console.WriteLine(Ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
        Console.WriteLine(Doubles(1, 2, 3, 4, 5, 6, 7, 8, 9, 100));
        var c = new C();
        Console.WriteLine(c.V(1, 2.5, "c", 4, 5.5f, 6, (7, 8), "h", 9.5m, 10, true, 'l', 13.5, 14));
        Many m = c.V;
        Console.WriteLine(m(-1, -2.5, "d", -4, -5.5f, 255, (-7, -8), 8, -9.5m, -10, false, 'm', -13.5, -14));
    }
}

// expect: 385
// expect: -95
// expect: 1 2.5 c 4 5.5 6 (7, 8) h 9.5 10 True l 13.5 14
// expect: -1 -2.5 d -4 -5.5 255 (-7, -8) 8 -9.5 -10 False m -13.5 -14
