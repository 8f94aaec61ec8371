// Optional, named and params arguments, params spans, evaluation order of arguments.
using System;
using System.Runtime.CompilerServices;

static class P
{
    static string F(int a, int b = 2, string c = "c", params object[] rest) => $"{a}{b}{c}{rest.Length}";
    static int S(params ReadOnlySpan<int> xs)
    {
        int t = 0;
        foreach (int x in xs)
            t += x;
        return t;
    }

    static int E(int n)
    {
        Console.Write(n + " ");
        return n;
    }

    static string Where([CallerMemberName] string m = "") => m;
    static string Expr(int x, [CallerArgumentExpression(nameof(x))] string e = "") => e;
    static decimal D(decimal d = 1.25m, DayOfWeek w = DayOfWeek.Friday, double? n = null) => d + (int)w + (decimal)(n ?? 0.5);
    static void Main()
    {
        Console.WriteLine(F(1));
        Console.WriteLine(F(1, c: "x"));
        Console.WriteLine(F(b: 5, a: 4));
        Console.WriteLine(F(1, 2, "3", 4, 5));
        Console.WriteLine(S(1, 2, 3) + S());
        Console.WriteLine(F(c: E(3).ToString(), a: E(1), b: E(2)));
        Console.WriteLine(E(1) + E(2) * E(3));
        Console.WriteLine(Where());
        Console.WriteLine(Expr(1 + 2));
        Console.WriteLine(D());
    }
}

// expect: 12c0
// expect: 12x0
// expect: 45c0
// expect: 1232
// expect: 6
// expect: 3 1 2 1230
// expect: 1 2 3 7
// expect: Main
// expect: 1 + 2
// expect: 6.75
