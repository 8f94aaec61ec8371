// What only a thread static, a thread's stack or a queued work item refers to survives collections; what a dead thread had goes.
using System;
using System.Runtime.CompilerServices;
using System.Threading;

class Thing { public static int Gone; public int V; ~Thing() => Interlocked.Increment(ref Gone); }

static class P
{
    [ThreadStatic] static Thing? mine;
    [ThreadStatic] static Thing[]? many;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Fill(int k) { mine = new Thing { V = k }; many = new Thing[10]; for (int i = 0; i < 10; i++) many[i] = new Thing { V = k }; }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Run(Barrier b)
    {
        var ts = new Thread[4];
        int wrong = 0;
        for (int i = 0; i < ts.Length; i++)
        {
            int k = i;
            ts[i] = new Thread(() => { Fill(k); b.SignalAndWait(); b.SignalAndWait(); if (mine!.V != k || many![9].V != k) Interlocked.Increment(ref wrong); });
            ts[i].Start();
        }
        b.SignalAndWait();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Console.WriteLine(Thing.Gone);
        b.SignalAndWait();
        foreach (Thread t in ts) t.Join();
        Console.WriteLine(wrong);
    }

    static void Main()
    {
        Run(new Barrier(5));
        for (int i = 0; i < 50 && Thing.Gone < 33; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }
        Console.WriteLine(Thing.Gone >= 33);
        var done = new ManualResetEvent(false);
        int seen = 0;
        ThreadPool.UnsafeQueueUserWorkItem(t => { seen = t.V; done.Set(); }, new Thing { V = 7 }, false);
        done.WaitOne();
        Console.WriteLine(seen);
    }
}

// expect: 0
// expect: 0
// expect: True
// expect: 7
