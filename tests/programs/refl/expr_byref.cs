// Trees that pass variables and array elements by reference, and lambdas with reference parameters.
using System;
using System.Linq.Expressions;

delegate void Swap(ref int a, ref int b);

class P {
    public static bool TryHalf(int x, out int half) {
        half = x / 2;
        return x % 2 == 0;
    }

    static void Main() {
        ParameterExpression a = Expression.Parameter(typeof(int).MakeByRefType()), b = Expression.Parameter(typeof(int).MakeByRefType()), t = Expression.Variable(typeof(int));
        var swap = Expression.Lambda<Swap>(Expression.Block(new[] { t }, Expression.Assign(t, a), Expression.Assign(a, b), Expression.Assign(b, t)), a, b).Compile();
        int x = 1, y = 2;
        swap(ref x, ref y);
        Console.WriteLine(x + " " + y);
        var n = Expression.Parameter(typeof(int));
        var half = Expression.Variable(typeof(int));
        var f = Expression.Lambda<Func<int, string>>(Expression.Block(new[] { half },
            Expression.Condition(Expression.Call(typeof(P).GetMethod("TryHalf"), n, half),
                Expression.Call(half, typeof(int).GetMethod("ToString", Type.EmptyTypes)), Expression.Constant("odd"))), n).Compile();
        Console.WriteLine(f(10) + " " + f(7));
        var array = Expression.Parameter(typeof(int[]));
        var g = Expression.Lambda<Action<int[]>>(Expression.Call(typeof(P).GetMethod("TryHalf"), Expression.Constant(9), Expression.ArrayAccess(array, Expression.Constant(1))), array).Compile();
        var values = new int[2];
        g(values);
        Console.WriteLine(values[1]);
    }
}

// expect: 2 1
// expect: 5 odd
// expect: 4
