// Expression trees with try, catch with a filter, finally, fault, throw and rethrow.
using System;
using System.Linq.Expressions;

class P {
    static Expression Print(string s) => Expression.Call(typeof(Console).GetMethod("WriteLine", new[] { typeof(string) }), Expression.Constant(s));

    static void Main() {
        var s = Expression.Parameter(typeof(string));
        var e = Expression.Variable(typeof(InvalidOperationException));
        var message = Expression.Property(e, "Message");
        var body = Expression.TryCatchFinally(
            Expression.Block(
                Expression.IfThen(Expression.NotEqual(s, Expression.Constant(null, typeof(string))),
                    Expression.Throw(Expression.New(typeof(InvalidOperationException).GetConstructor(new[] { typeof(string) }), s))),
                Expression.Constant("fine")),
            Print("finally"),
            Expression.Catch(e, Expression.Add(Expression.Constant("filtered "), message, typeof(string).GetMethod("Concat", new[] { typeof(string), typeof(string) })),
                Expression.Equal(message, Expression.Constant("yes"))),
            Expression.Catch(typeof(InvalidOperationException), Expression.Block(Print("rethrows"), Expression.Rethrow(typeof(string)))));
        var f = Expression.Lambda<Func<string, string>>(body, s).Compile();
        Console.WriteLine(f(null));
        Console.WriteLine(f("yes"));
        try {
            f("no");
        } catch (InvalidOperationException x) {
            Console.WriteLine("outside " + x.Message);
        }
        var nested = Expression.Lambda<Func<int>>(Expression.Add(Expression.Constant(1),
            Expression.TryCatch(Expression.Divide(Expression.Constant(1), Expression.Convert(Expression.Constant(0, typeof(object)), typeof(int))),
                Expression.Catch(typeof(DivideByZeroException), Expression.Constant(41))))).Compile();
        Console.WriteLine(nested());
    }
}

// expect: finally
// expect: fine
// expect: finally
// expect: filtered yes
// expect: rethrows
// expect: finally
// expect: outside no
// expect: 42
