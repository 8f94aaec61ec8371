// Interlocked, Volatile and Monitor over a null reference to a field throw NullReferenceException before anything happens.
using System;
using System.Threading;

class P
{
    int n;
    object? o;

    static void Main()
    {
        P p = Null();
        Try(() => Interlocked.Increment(ref p.n));
        Try(() => Interlocked.CompareExchange(ref p.o, "x", null));
        Try(() => Volatile.Write(ref p.n, 1));
        Try(() => Console.WriteLine(Volatile.Read(ref p.n)));
        Try(() => { lock (p) { } });
    }

    static P Null() => null!;
    static void Try(Action a)
    {
        try { a(); Console.WriteLine("nothing"); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name); }
    }
}

// expect: NullReferenceException
// expect: NullReferenceException
// expect: NullReferenceException
// expect: NullReferenceException
// expect: ArgumentNullException
