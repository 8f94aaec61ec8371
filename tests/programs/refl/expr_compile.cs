// Compiled expression trees: arithmetic, closures, calls, conditions, and a compiled lambda inside another.
using System;
using System.Linq.Expressions;

class P {
    static void Main() {
        Expression<Func<int, int, int>> mul = (a, b) => a * b + 1;
        Console.WriteLine(mul.Compile()(6, 7));
        string s = "x";
        Expression<Func<string, string>> cat = a => a + s + a.Length;
        var f = cat.Compile();
        s = "y";
        Console.WriteLine(f("abc"));
        Expression<Func<int, Func<int, int>>> curry = a => b => a - b;
        Console.WriteLine(curry.Compile()(10)(4));
        Expression<Func<object, string>> kind = o => o is string ? "string" : o == null ? "null" : o.GetType().Name;
        var k = kind.Compile();
        Console.WriteLine(k("q") + " " + k(null) + " " + k(1.5));
        Console.WriteLine(System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeCompiled);
    }
}

// expect: 43
// expect: abcy3
// expect: 6
// expect: string null Double
// expect: True
