// Static constructors across threads: each runs once, others wait for it, and two types that need each other do not deadlock.
using System;
using System.Threading;

static class P
{
    static int runs;
    static class Slow { public static readonly int Value; static Slow() { Interlocked.Increment(ref runs); Thread.Sleep(30); Value = 42; } }
    static class A { public static readonly int X; static A() { started.SignalAndWait(2000); Thread.Sleep(10); X = B.Y + 1; } }
    static class B { public static readonly int Y; static B() { started.SignalAndWait(2000); Thread.Sleep(10); Y = A.X + 1; } }
    static class Bad { public static int Z = Throw(); static int Throw() => throw new FormatException("once"); }
    static readonly Barrier started = new(2);

    static void Main()
    {
        int wrong = 0;
        Run(4, _ => { if (Slow.Value != 42) Interlocked.Increment(ref wrong); });
        Console.WriteLine(runs + " " + wrong);
        int x = 0, y = 0;
        Run(2, k => { if (k == 0) x = A.X; else y = B.Y; });
        Console.WriteLine((x, y) is (1, 2) or (2, 1) or (1, 1));
        var errors = new Exception?[3];
        Run(3, k => { try { Console.WriteLine(Bad.Z); } catch (TypeInitializationException e) { errors[k] = e; } });
        Console.WriteLine(errors[0]!.InnerException!.Message + " " + (errors[0]!.GetType() == errors[2]!.GetType()));
    }

    static void Run(int n, Action<int> body)
    {
        var ts = new Thread[n];
        for (int i = 0; i < n; i++) { int k = i; ts[i] = new Thread(() => body(k)); ts[i].Start(); }
        foreach (Thread t in ts) t.Join();
    }
}

// expect: 1 0
// expect: True
// expect: once True
