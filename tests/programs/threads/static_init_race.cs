// A static constructor runs once however many threads arrive; the others wait for it.
using System;
using System.Threading;

class Slow
{
    public static int Runs, Value;
    static Slow()
    {
        Interlocked.Increment(ref Runs);
        Thread.Sleep(30);
        Value = 7;
    }

    public static int Get() => Value;
}

static class P
{
    static void Main()
    {
        int bad = 0;
        var ts = new Thread[6];
        for (int i = 0; i < ts.Length; i++)
        {
            ts[i] = new Thread(() =>
            {
                if (Slow.Get() != 7)
                    Interlocked.Increment(ref bad);
            });
            ts[i].Start();
        }

        foreach (Thread t in ts)
            t.Join();
        Console.WriteLine(Slow.Runs + " " + bad);
    }
}

// expect: 1 0
