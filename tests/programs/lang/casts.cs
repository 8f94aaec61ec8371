// Casts and type tests over classes, interfaces, arrays, enums and generics.
using System;
using System.Collections.Generic;

class A
{
}

class B : A
{
}

class C : B, IDisposable
{
    public void Dispose()
    {
    }
}

sealed class D : A
{
}

class G<T>
{
}

class H : G<int>
{
}

static class P
{
    static T? As<T>(object o)
        where T : class => o as T;
    static bool Is<T>(object? o) => o is T;
    static T Cast<T>(object o) => (T)o;
    static void Main()
    {
        A a = new C();
        Console.WriteLine(a is B);
        Console.WriteLine(a is D);
        Console.WriteLine(a as D == null);
        Console.WriteLine(((B)a).GetType().Name);
        try
        {
            _ = (D)a;
        }
        catch (InvalidCastException)
        {
            Console.WriteLine("cast");
        }

        Console.WriteLine(a is IDisposable);
        Console.WriteLine(Is<string>("s") + " " + Is<int>(1) + " " + Is<int?>(1) + " " + Is<long>(1) + " " + Is<object>(null)
            + " " + Is<IEnumerable<int>>(new int[0]));
        Console.WriteLine(As<A>(new B()) != null);
        Console.WriteLine(As<string>(a) == null);
        Console.WriteLine(Is<G<int>>(new H()) + " " + Is<G<string>>(new H()));
        try
        {
            Cast<string>(5);
        }
        catch (InvalidCastException)
        {
            Console.WriteLine("generic cast");
        }

        Console.WriteLine(Cast<int>(6));
        Console.WriteLine(Cast<A?>(null!) == null);
        object arr = new B[2];
        Console.WriteLine(arr is A[]);
        Console.WriteLine(arr is C[]);
        Console.WriteLine(arr is object[]);
        Console.WriteLine(arr is IList<A>);
        Console.WriteLine(arr is Array);
        object ints = new int[1];
        Console.WriteLine(ints is object[]);
        Console.WriteLine(ints is uint[]);
        object e = DayOfWeek.Monday;
        Console.WriteLine(e is int);
        Console.WriteLine(e is Enum);
        Console.WriteLine(e is DayOfWeek);
        Console.WriteLine((object)new int[1][] is int[][]);
        Console.WriteLine((object)new string[1][] is object[][]);
        Console.WriteLine((object)new int[1, 1] is int[]);
    }
}

// expect: True
// expect: False
// expect: True
// expect: C
// expect: cast
// expect: True
// expect: True True True False False True
// expect: True
// expect: True
// expect: True False
// expect: generic cast
// expect: 6
// expect: True
// expect: True
// expect: False
// expect: True
// expect: True
// expect: True
// expect: False
// expect: True
// expect: False
// expect: True
// expect: True
// expect: True
// expect: True
// expect: False
