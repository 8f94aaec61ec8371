// A SynchronizationContext of our own gets the continuations of plain awaits, not of ConfigureAwait(false).
using System;
using System.Collections.Concurrent;
using System.Threading;
using System.Threading.Tasks;

class Loop : SynchronizationContext
{
    readonly BlockingCollection<(SendOrPostCallback, object?)> queue = new();
    public int Posts;
    public override void Post(SendOrPostCallback d, object? s) { Interlocked.Increment(ref Posts); queue.Add((d, s)); }
    public void Run(Func<Task> f)
    {
        SetSynchronizationContext(this);
        Task t = f();
        t.ContinueWith(_ => queue.CompleteAdding(), TaskScheduler.Default);
        foreach (var (d, s) in queue.GetConsumingEnumerable()) d(s);
        t.GetAwaiter().GetResult();
        SetSynchronizationContext(null);
    }
}

static class P
{
    static void Main()
    {
        var loop = new Loop();
        int me = Environment.CurrentManagedThreadId;
        loop.Run(async () =>
        {
            await Task.Delay(5);
            Console.WriteLine("same thread " + (Environment.CurrentManagedThreadId == me));
            await Task.Yield();
            Console.WriteLine("still " + (Environment.CurrentManagedThreadId == me) + " " + (SynchronizationContext.Current == loop));
            await Inner();
            Console.WriteLine("back " + (Environment.CurrentManagedThreadId == me));
            await Task.Delay(500).ConfigureAwait(false); // long enough not to be over before it is awaited
            Console.WriteLine("away " + (Environment.CurrentManagedThreadId != me) + " " + (SynchronizationContext.Current == null));
        });
        Console.WriteLine(loop.Posts > 1);
    }

    static async Task Inner() { await Task.Delay(5).ConfigureAwait(false); }
}

// expect: same thread True
// expect: still True True
// expect: back True
// expect: away True True
// expect: True
