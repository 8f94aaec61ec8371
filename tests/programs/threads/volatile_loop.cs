// A loop that reads a volatile field, or Volatile.Read, sees the change of another thread; also in optimised code.
using System;
using System.Threading;

class P
{
    static volatile bool stop;
    static bool plain;
    long spins;
    volatile P? next;

    static void Main()
    {
        var p = new P();
        var t = new Thread(p.Spin);
        t.Start();
        while (Volatile.Read(ref p.spins) == 0) Thread.Sleep(1);
        stop = true;
        t.Join();
        Console.WriteLine(p.spins > 0);
        var u = new Thread(() => { while (!Volatile.Read(ref plain)) { } });
        u.Start();
        Thread.Sleep(20);
        Volatile.Write(ref plain, true);
        u.Join();
        var v = new Thread(() => { while (p.next == null) { } Console.WriteLine(p.next == p); });
        v.Start();
        Thread.Sleep(20);
        p.next = p;
        v.Join();
    }

    void Spin() { while (!stop) spins++; }
}

// expect: True
// expect: True
