// lock: mutual exclusion, recursion, Monitor.TryEnter, release on exception, the Lock class.
using System;
using System.Threading;

static class P
{
    static readonly object gate = new();
    static readonly Lock fast = new();
    static int a, b;

    static void Work()
    {
        for (int i = 0; i < 5000; i++)
        {
            lock (gate) { lock (gate) a++; }
            lock (fast) b++;
        }
    }

    static void Main()
    {
        var ts = new Thread[4];
        for (int i = 0; i < 4; i++) { ts[i] = new Thread(Work); ts[i].Start(); }
        foreach (Thread t in ts) t.Join();
        Console.WriteLine(a + " " + b);
        try { lock (gate) throw new Exception("inside"); }
        catch (Exception e) { Console.WriteLine(e.Message + " " + Monitor.IsEntered(gate)); }
        bool taken = false;
        lock (gate)
        {
            var t = new Thread(() => taken = Monitor.TryEnter(gate, 20));
            t.Start();
            t.Join();
        }
        Console.WriteLine(taken);
        try { Monitor.Exit(gate); }
        catch (SynchronizationLockException) { Console.WriteLine("not owner"); }
        Console.WriteLine(Monitor.TryEnter(gate));
        Monitor.Exit(gate);
    }
}

// expect: 20000 20000
// expect: inside False
// expect: False
// expect: not owner
// expect: True
