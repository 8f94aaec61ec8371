// Monitor.Wait, Pulse and PulseAll: a bounded buffer, and a wait that times out.
using System;
using System.Collections.Generic;
using System.Threading;

static class P
{
    static readonly Queue<int> queue = new();

    static void Main()
    {
        long total = 0;
        var consumer = new Thread(() =>
        {
            while (true)
            {
                int item;
                lock (queue)
                {
                    while (queue.Count == 0) Monitor.Wait(queue);
                    item = queue.Dequeue();
                    Monitor.PulseAll(queue);
                }
                if (item < 0) return;
                total += item;
            }
        });
        consumer.Start();
        for (int i = 1; i <= 2000; i++) Put(i);
        Put(-1);
        consumer.Join();
        Console.WriteLine(total);
        object o = new();
        lock (o) Console.WriteLine(Monitor.Wait(o, 10));
        bool go = false;
        int woken = 0;
        var ts = new Thread[3];
        for (int i = 0; i < 3; i++)
        {
            ts[i] = new Thread(() => { lock (o) { while (!go) Monitor.Wait(o); woken++; } });
            ts[i].Start();
        }
        Thread.Sleep(20);
        lock (o) { go = true; Monitor.PulseAll(o); }
        foreach (Thread t in ts) t.Join();
        Console.WriteLine(woken);
    }

    static void Put(int i)
    {
        lock (queue)
        {
            while (queue.Count >= 4) Monitor.Wait(queue);
            queue.Enqueue(i);
            Monitor.PulseAll(queue);
        }
    }
}

// expect: 2001000
// expect: False
// expect: 3
