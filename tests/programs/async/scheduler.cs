// A TaskScheduler of our own keeps the continuations of awaits.
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

class OneThread : TaskScheduler
{
    readonly BlockingCollection<Task> queue = new();
    public readonly Thread T;
    public OneThread()
    {
        T = new Thread(() =>
        {
            foreach (Task t in queue.GetConsumingEnumerable())
                TryExecuteTask(t);
        })
        {
            IsBackground = true
        };
        T.Start();
    }

    protected override void QueueTask(Task t) => queue.Add(t);
    protected override bool TryExecuteTaskInline(Task t, bool q) => Thread.CurrentThread == T && TryExecuteTask(t);
    protected override IEnumerable<Task> GetScheduledTasks() => queue;
}

static class P
{
    static async Task Main()
    {
        var s = new OneThread();
        Task<string> t = await Task.Factory.StartNew(async () =>
        {
            string r = (Thread.CurrentThread == s.T) + " ";
            await Task.Delay(2);
            r += (Thread.CurrentThread == s.T) + " ";
            await Task.Yield();
            r += (Thread.CurrentThread == s.T) + " ";
            await Task.Delay(500).ConfigureAwait(false); // long enough not to be over before it is awaited
            return r + (Thread.CurrentThread == s.T);
        }, CancellationToken.None, TaskCreationOptions.None, s).ContinueWith(x => x.Result);
        Console.WriteLine(await t);
    }
}

// expect: True True True False
