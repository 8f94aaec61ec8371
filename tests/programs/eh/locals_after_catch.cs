// Variables changed in a try block keep their values in handlers and after.
using System;

static class P
{
    static void Fail() => throw new Exception();

    static int Ints()
    {
        int a = 1, b = 2;
        try { a = 10; Fail(); b = 20; }
        catch { b += a; }
        return a * 100 + b;
    }

    static string Loop()
    {
        string s = "";
        for (int i = 0; i < 5; i++)
        {
            double d = i * 1.5;
            try { s += "t"; if (i % 2 == 0) Fail(); s += "n"; }
            catch { s += "c" + i; d = -1; }
            finally { s += "f" + d; }
        }
        return s;
    }

    static (int, long) Struct()
    {
        (int, long) p = (1, 2);
        try { p.Item1 = 5; try { p.Item2 = 6; Fail(); } finally { p.Item1++; } }
        catch { p.Item2 *= 10; }
        return p;
    }

    static void Main()
    {
        Console.WriteLine(Ints());
        Console.WriteLine(Loop());
        Console.WriteLine(Struct());
    }
}

// expect: 1012
// expect: tc0f-1tnf1.5tc2f-1tnf4.5tc4f-1
// expect: (6, 60)
