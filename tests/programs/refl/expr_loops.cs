// Expression trees with blocks, variables, loops, labels and assignments.
using System;
using System.Linq.Expressions;

class P {
    static void Main() {
        var n = Expression.Parameter(typeof(int), "n");
        var sum = Expression.Variable(typeof(long), "sum");
        var end = Expression.Label(typeof(long));
        var body = Expression.Block(new[] { sum },
            Expression.Assign(sum, Expression.Constant(0L)),
            Expression.Loop(
                Expression.IfThenElse(Expression.GreaterThan(n, Expression.Constant(0)),
                    Expression.Block(
                        Expression.AddAssign(sum, Expression.Convert(n, typeof(long))),
                        Expression.PostDecrementAssign(n)),
                    Expression.Break(end, sum)), end));
        var f = Expression.Lambda<Func<int, long>>(body, n).Compile();
        Console.WriteLine(f(100) + " " + f(0));
        var list = Expression.Parameter(typeof(int[]));
        var i = Expression.Variable(typeof(int));
        var done = Expression.Label();
        var fill = Expression.Lambda<Action<int[]>>(Expression.Block(new[] { i },
            Expression.Loop(Expression.IfThenElse(Expression.LessThan(i, Expression.ArrayLength(list)),
                Expression.Block(Expression.Assign(Expression.ArrayAccess(list, i), Expression.Multiply(i, i)), Expression.PreIncrementAssign(i)),
                Expression.Goto(done))),
            Expression.Label(done)), list).Compile();
        var a = new int[6];
        fill(a);
        Console.WriteLine(string.Join(" ", a));
    }
}

// expect: 5050 0
// expect: 0 1 4 9 16 25
