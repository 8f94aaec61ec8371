// Switch expressions over integers, strings (by hash table) and with a comparison method; conditional and coalesce.
using System;
using System.Linq;
using System.Linq.Expressions;

class P {
    public static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    static void Main() {
        var n = Expression.Parameter(typeof(int));
        var ints = Expression.Lambda<Func<int, string>>(Expression.Switch(n, Expression.Constant("other"),
            Expression.SwitchCase(Expression.Constant("one"), Expression.Constant(1)),
            Expression.SwitchCase(Expression.Constant("few"), Expression.Constant(2), Expression.Constant(3)),
            Expression.SwitchCase(Expression.Constant("far"), Expression.Constant(1000))), n).Compile();
        Console.WriteLine(string.Join(" ", new[] { 1, 2, 3, 4, 1000, -1 }.Select(ints)));
        var s = Expression.Parameter(typeof(string));
        var cases = Enumerable.Range(0, 10).Select(i => Expression.SwitchCase(Expression.Constant(i), Expression.Constant("k" + i))).ToArray();
        var strings = Expression.Lambda<Func<string, int>>(Expression.Switch(s, Expression.Constant(-1), cases), s).Compile();
        Console.WriteLine(strings("k7") + " " + strings("none") + " " + strings(null));
        var custom = Expression.Lambda<Func<string, int>>(Expression.Switch(s, Expression.Constant(0), typeof(P).GetMethod("Same"),
            Expression.SwitchCase(Expression.Constant(1), Expression.Constant("Yes"))), s).Compile();
        Console.WriteLine(custom("YES") + " " + custom("no"));
        var x = Expression.Parameter(typeof(int?));
        Console.WriteLine(Expression.Lambda<Func<int?, int>>(Expression.Coalesce(x, Expression.Constant(7)), x).Compile()(null));
    }
}

// expect: one few few other far other
// expect: 7 -1 -1
// expect: 1 0
// expect: 7
