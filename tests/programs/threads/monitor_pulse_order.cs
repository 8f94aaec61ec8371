// Pulse wakes waiters in the order in which they began to wait, one for each Pulse; a Pulse without waiters is lost.
using System;
using System.Collections.Generic;
using System.Threading;

object o = new();
var order = new List<int>();
int waiting = 0;
lock (o) Monitor.Pulse(o);
var ts = new Thread[5];
for (int i = 0; i < ts.Length; i++)
{
    int k = i;
    ts[i] = new Thread(() =>
    {
        lock (o)
        {
            Interlocked.Increment(ref waiting);
            Monitor.Wait(o);
            order.Add(k);
            Monitor.Pulse(o);
        }
    });
    ts[i].Start();
    SpinWait.SpinUntil(() => Volatile.Read(ref waiting) == k + 1);
    lock (o) { } // the counter is set under the lock, which only Wait gives up
}
lock (o) Monitor.Pulse(o);
foreach (Thread t in ts) t.Join();
Console.WriteLine(string.Join(" ", order));

// expect: 0 1 2 3 4
