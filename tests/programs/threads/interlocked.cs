// Interlocked on int, long, references and generic values.
using System;
using System.Threading;

static class P
{
    static int i;
    static long l;
    static object? o;
    static uint u;
    static string s = "a";

    static void Main()
    {
        Console.WriteLine(Interlocked.Increment(ref i) + Interlocked.Add(ref i, 5) + Interlocked.Decrement(ref i));
        Console.WriteLine(Interlocked.Exchange(ref i, 9) + " " + i);
        Console.WriteLine(Interlocked.CompareExchange(ref i, 1, 9) + " " + Interlocked.CompareExchange(ref i, 2, 9) + " " + i);
        Console.WriteLine(Interlocked.Add(ref l, 1L << 40) + " " + Interlocked.Read(ref l));
        Console.WriteLine(Interlocked.CompareExchange(ref o, "x", null) == null);
        Console.WriteLine(o);
        Console.WriteLine(Interlocked.Exchange(ref s, "b") + s);
        Console.WriteLine(Interlocked.Or(ref u, 6) + " " + Interlocked.And(ref u, 3) + " " + u);
        byte small = 5;
        Console.WriteLine(Interlocked.Exchange(ref small, 7) + " " + small);
        Volatile.Write(ref i, 33);
        Console.WriteLine(Volatile.Read(ref i));
        Interlocked.MemoryBarrier();
        int count = 0;
        var ts = new Thread[4];
        for (int k = 0; k < 4; k++)
        {
            ts[k] = new Thread(() =>
            {
                for (int j = 0; j < 2000; j++)
                {
                    int old;
                    do old = count; while (Interlocked.CompareExchange(ref count, old + 2, old) != old);
                }
            });
            ts[k].Start();
        }
        foreach (Thread t in ts) t.Join();
        Console.WriteLine(count);
    }
}

// expect: 12
// expect: 5 9
// expect: 9 1 1
// expect: 1099511627776 1099511627776
// expect: True
// expect: x
// expect: ab
// expect: 0 6 2
// expect: 5 7
// expect: 33
// expect: 16000
