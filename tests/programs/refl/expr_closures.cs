// Lambdas inside compiled lambdas share hoisted variables; Quote; a delegate that a tree calls; Invoke of a lambda.
using System;
using System.Linq.Expressions;

class P {
    static void Main() {
        var x = Expression.Variable(typeof(int), "x");
        var inc = Expression.Lambda<Func<int>>(Expression.PreIncrementAssign(x));
        var get = Expression.Lambda<Func<int>>(x);
        var body = Expression.Block(new[] { x },
            Expression.Assign(x, Expression.Constant(10)),
            Expression.NewArrayInit(typeof(Func<int>), inc, get));
        var f = Expression.Lambda<Func<Func<int>[]>>(body).Compile();
        var first = f();
        var second = f();
        first[0]();
        first[0]();
        second[0]();
        Console.WriteLine(first[1]() + " " + second[1]());
        Func<int, int> square = v => v * v;
        Expression<Func<int, int>> call = v => square(v) + square(v + 1);
        Console.WriteLine(call.Compile()(3));
        var p = Expression.Parameter(typeof(int));
        var invoked = Expression.Lambda<Func<int, int>>(Expression.Invoke(call, Expression.Add(p, p)), p);
        Console.WriteLine(invoked.Compile()(1));
        Expression<Func<int, Expression<Func<int, int>>>> quoted = a => b => a + b;
        Console.WriteLine(quoted.Compile()(5).Compile()(6));
        Console.WriteLine(call.Compile().Method.GetParameters().Length);
    }
}

// expect: 12 11
// expect: 25
// expect: 13
// expect: 11
// expect: 2
