// Two hundred threads at once, each with its own thread statics and stack; all end.
using System;
using System.Threading;

static class P
{
    [ThreadStatic] static int mine;
    static int sum, wrong;

    static void Main()
    {
        var go = new ManualResetEventSlim();
        var ts = new Thread[200];
        for (int i = 0; i < ts.Length; i++)
        {
            int k = i;
            ts[i] = new Thread(() =>
            {
                mine = k;
                go.Wait();
                if (mine != k) Interlocked.Increment(ref wrong);
                Interlocked.Add(ref sum, mine);
            }, 256 << 10);
            ts[i].Start();
        }
        go.Set();
        foreach (Thread t in ts) t.Join();
        Console.WriteLine(sum + " " + wrong);
    }
}

// expect: 19900 0
