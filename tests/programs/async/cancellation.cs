// Cancellation: of delays, of loops, registered callbacks, linked sources, states of tasks.
using System;
using System.Threading;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Loop(CancellationToken ct)
    {
        int n = 0;
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            n++;
            await Task.Delay(1, ct);
        }
    }

    static async Task After(CancellationToken ct)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
    }

    static async Task Main()
    {
        var cts = new CancellationTokenSource();
        Task<int> t = Loop(cts.Token);
        await Task.Delay(10);
        cts.Token.Register(() => Console.WriteLine("registered callback"));
        cts.Cancel();
        try
        {
            await t;
        }
        catch (OperationCanceledException e)
        {
            // A TaskCanceledException when the delay was cancelled, its base when the loop saw the token first.
            Console.WriteLine((e is OperationCanceledException) + " " + (e.CancellationToken == cts.Token));
        }

        Console.WriteLine(t.IsCanceled + " " + t.Status);
        Task a = After(cts.Token);
        try
        {
            await a;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine(a.Status);
        }

        try
        {
            await Task.Delay(10000, new CancellationTokenSource(5).Token);
        }
        catch (TaskCanceledException)
        {
            Console.WriteLine("timed out");
        }

        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cts.Token, CancellationToken.None);
        Console.WriteLine(linked.IsCancellationRequested);
        try
        {
            await Task.FromCanceled(cts.Token);
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine("from canceled");
        }

        try
        {
            await Task.Delay(5000).WaitAsync(TimeSpan.FromMilliseconds(5));
        }
        catch (TimeoutException)
        {
            Console.WriteLine("wait async");
        }
    }
}

// expect: registered callback
// expect: True True
// expect: True Canceled
// expect: Canceled
// expect: timed out
// expect: True
// expect: from canceled
// expect: wait async
