// Compile(preferInterpretation: true) gives the same results as compiled code.
using System;
using System.Linq.Expressions;

class P {
    static void Main() {
        Expression<Func<int, int, double>> f = (a, b) => Math.Sqrt(a * a + b * b) + (a > b ? a : b);
        Console.WriteLine(f.Compile()(3, 4));
        Console.WriteLine(f.Compile(true)(3, 4));
        Expression<Func<string, int>> g = s => s == null ? -1 : s.Trim().Length;
        foreach (bool interpret in new[] { false, true })
            Console.WriteLine(g.Compile(interpret)("  ab ") + " " + g.Compile(interpret)(null));
    }
}

// expect: 9
// expect: 9
// expect: 2 -1
// expect: 2 -1
