// Several threads that allocate at once while others collect: nothing reachable is lost.
// stress: 20
using System;
using System.Collections.Generic;
using System.Threading;

static class P
{
    class Node { public Node? Next; public int V; }

    static void Main()
    {
        int bad = 0;
        var ts = new Thread[3];
        for (int k = 0; k < ts.Length; k++)
        {
            int seed = k;
            ts[k] = new Thread(() =>
            {
                for (int round = 0; round < 20; round++)
                {
                    Node? head = null;
                    for (int i = 0; i < 2000; i++) head = new Node { Next = head, V = i + seed };
                    if (round % 5 == 0) GC.Collect();
                    int n = 0;
                    for (Node? p = head; p != null; p = p.Next) { if (p.V != 1999 - n + seed) Interlocked.Increment(ref bad); n++; }
                    if (n != 2000) Interlocked.Increment(ref bad);
                }
            });
            ts[k].Start();
        }
        foreach (Thread t in ts) t.Join();
        Console.WriteLine("bad " + bad);
    }
}

// expect: bad 0
