// Async streams: await foreach, yield return in async iterators, cancellation, disposal, await using.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

class Res : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); Console.WriteLine("async dispose"); } }

static class P
{
    static async IAsyncEnumerable<int> Count(int n, [EnumeratorCancellation] CancellationToken ct = default)
    {
        try { for (int i = 0; i < n; i++) { await Task.Delay(1, ct); yield return i; } }
        finally { await Task.Yield(); Console.WriteLine("stream finally"); }
    }

    static async IAsyncEnumerable<T> Where<T>(IAsyncEnumerable<T> s, Func<T, bool> f) { await foreach (T t in s) if (f(t)) yield return t; }

    static async Task Main()
    {
        int sum = 0;
        await foreach (int i in Count(10)) sum += i;
        Console.WriteLine(sum);
        await foreach (int i in Count(100)) if (i == 2) break;
        await foreach (int i in Where(Count(6), x => x % 2 == 1).ConfigureAwait(false)) Console.WriteLine(i);
        using var cts = new CancellationTokenSource();
        try { await foreach (int i in Count(1000).WithCancellation(cts.Token)) if (i == 3) cts.Cancel(); }
        catch (OperationCanceledException) { Console.WriteLine("cancelled"); }
        await using (new Res()) Console.WriteLine("body");
        await using var r = new Res();
        Console.WriteLine("end");
    }
}

// expect: stream finally
// expect: 45
// expect: stream finally
// expect: 1
// expect: 3
// expect: 5
// expect: stream finally
// expect: stream finally
// expect: cancelled
// expect: body
// expect: async dispose
// expect: end
// expect: async dispose
