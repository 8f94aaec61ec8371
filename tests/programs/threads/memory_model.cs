// Litmus tests of the memory model: publication, message passing with volatile, and store buffering with a full barrier.
using System;
using System.Threading;

class P
{
    class Box { public int A = 1, B = 2; }
    static Box? published;
    static int data, x, y, r1, r2;
    static volatile int flag;

    static void Main()
    {
        int bad = 0;
        for (int round = 0; round < 300; round++)
        {
            data = 0; flag = 0; published = null; x = y = 0;
            int k = round + 1;
            Both(() => { data = k; flag = 1; published = new Box { A = k, B = k + 1 }; },
                 () => { while (flag == 0) { } if (data != k) Interlocked.Increment(ref bad); Box? b; while ((b = Volatile.Read(ref published)) == null) { } if (b.A != k || b.B != k + 1) Interlocked.Increment(ref bad); });
            Both(() => { Volatile.Write(ref x, 1); Interlocked.MemoryBarrier(); r1 = Volatile.Read(ref y); },
                 () => { Volatile.Write(ref y, 1); Interlocked.MemoryBarrier(); r2 = Volatile.Read(ref x); });
            if (r1 == 0 && r2 == 0) bad++;
            x = y = 0;
            Both(() => { Interlocked.Exchange(ref x, 1); r1 = Volatile.Read(ref y); }, () => { Interlocked.Exchange(ref y, 1); r2 = Volatile.Read(ref x); });
            if (r1 == 0 && r2 == 0) bad++;
        }
        Console.WriteLine(bad);
    }

    static readonly Barrier start = new(2), end = new(2);
    static Action? second;
    static Thread? helper;
    static void Both(Action a, Action b)
    {
        second = b;
        helper ??= Start();
        start.SignalAndWait();
        a();
        end.SignalAndWait();
    }
    static Thread Start()
    {
        var t = new Thread(() => { while (true) { start.SignalAndWait(); second!(); end.SignalAndWait(); } }) { IsBackground = true };
        t.Start();
        return t;
    }
}

// expect: 0
