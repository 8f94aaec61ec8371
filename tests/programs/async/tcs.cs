// TaskCompletionSource: result, exception, cancellation, continuations inline and queued, async waiters in order.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

static class P
{
    static async Task Wait(Task<int> t, string name, List<string> log) { int r = await t; lock (log) log.Add(name + r); }

    static async Task Main()
    {
        var s = new TaskCompletionSource<int>();
        var log = new List<string>();
        Task a = Wait(s.Task, "a", log);
        s.SetResult(5);
        await a;
        Console.WriteLine(string.Join(",", log));
        Console.WriteLine(s.TrySetResult(6) + " " + await s.Task);
        try { s.SetResult(7); } catch (InvalidOperationException) { Console.WriteLine("already set"); }
        var e = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => { Thread.Sleep(5); e.SetException(new Exception("set")); }).Start();
        try { await e.Task; } catch (Exception x) { Console.WriteLine(x.Message); }
        var c = new TaskCompletionSource();
        c.SetCanceled();
        try { await c.Task; } catch (TaskCanceledException) { Console.WriteLine(c.Task.Status); }
        var g = new TaskCompletionSource<int>();
        Task[] all = new Task[10];
        for (int i = 0; i < 10; i++) all[i] = Wait(g.Task, "w", log);
        new Thread(() => g.SetResult(1)).Start();
        await Task.WhenAll(all);
        Console.WriteLine(log.Count);
    }
}

// expect: a5
// expect: False 5
// expect: already set
// expect: set
// expect: Canceled
// expect: 11
