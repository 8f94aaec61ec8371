// Parallel.ForEachAsync and ForAsync: all items, limits, exceptions, cancellation.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

class P
{
    static async IAsyncEnumerable<int> Source()
    {
        for (int i = 0; i < 20; i++) { await Task.Yield(); yield return i; }
    }

    static async Task Main()
    {
        int sum = 0, running = 0, over = 0;
        await Parallel.ForEachAsync(Source(), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (i, _) =>
        {
            if (Interlocked.Increment(ref running) > 3) over++;
            await Task.Delay(1);
            Interlocked.Add(ref sum, i);
            Interlocked.Decrement(ref running);
        });
        Console.WriteLine(sum + " " + over);
        sum = 0;
        await Parallel.ForAsync(0, 50, async (i, _) => { await Task.Yield(); Interlocked.Add(ref sum, i); });
        Console.WriteLine(sum);
        try { await Parallel.ForEachAsync(Enumerable.Range(0, 10), async (i, _) => { await Task.Yield(); if (i == 4) throw new FormatException("four"); }); }
        catch (FormatException e) { Console.WriteLine(e.Message); }
        var cts = new CancellationTokenSource();
        try { await Parallel.ForEachAsync(Enumerable.Range(0, 1000), cts.Token, async (i, t) => { if (i == 5) cts.Cancel(); await Task.Delay(5000, t); }); }
        catch (OperationCanceledException) { Console.WriteLine("cancelled"); }
    }
}

// expect: 190 0
// expect: 1225
// expect: four
// expect: cancelled
