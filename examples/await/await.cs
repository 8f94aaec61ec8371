// A tour of await: what suspends, what does not, and what survives. ./dev run examples/await/await.cs
using System;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

// An awaitable of our own: its continuation runs on a thread of the pool.
readonly struct SwitchToPool : ICriticalNotifyCompletion
{
    public SwitchToPool GetAwaiter() => this;
    public bool IsCompleted => false;
    public void GetResult() { }
    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);
    public void UnsafeOnCompleted(Action continuation) => ThreadPool.UnsafeQueueUserWorkItem(_ => continuation(), null);
}

static class Program
{
    static async Task Main()
    {
        Console.WriteLine($"chain that never suspends: {await Chain(100, suspend: false)}");
        Console.WriteLine($"chain that suspends at its end: {await Chain(100, suspend: true)}");
        Console.WriteLine($"yields: {await Yields(1000)}");
        await ThousandDelays();
        Console.WriteLine($"value tasks: {await Cached(1)} {await Cached(2)} {await Cached(1)}");
        Console.WriteLine($"generic: {await Later(42)} {await Later("text")} {await Later((1, 2.5))}");
        await OwnAwaiter();
        await Handlers();
        await Cancel();
    }

    // A hundred async calls deep; at most one of them waits for anything.
    static async Task<int> Chain(int depth, bool suspend)
    {
        if (depth > 0) return 1 + await Chain(depth - 1, suspend);
        if (suspend) await Task.Delay(1);
        return 0;
    }

    static async Task<int> Yields(int count)
    {
        int done = 0;
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            done++;
        }
        return done;
    }

    // A thousand timers at once take as long as the longest, not as long as their sum.
    static async Task ThousandDelays()
    {
        Stopwatch watch = Stopwatch.StartNew();
        int[] results = await Task.WhenAll(Enumerable.Range(0, 1000).Select(async i =>
        {
            await Task.Delay(20 + i % 10);
            return i;
        }));
        Console.WriteLine($"1000 delays: sum {results.Sum()}, overlapped: {watch.ElapsedMilliseconds < 10_000}");
    }

    static readonly int[] cache = new int[10];

    static async ValueTask<int> Cached(int key)
    {
        if (cache[key] == 0)
        {
            await Task.Delay(1);
            cache[key] = key * 100;
        }
        return cache[key];
    }

    static async Task<T> Later<T>(T value)
    {
        await Task.Yield();
        return value;
    }

    static async Task OwnAwaiter()
    {
        await new SwitchToPool();
        Console.WriteLine($"own awaiter: on the pool: {Thread.CurrentThread.IsThreadPoolThread}");
    }

    static async Task Handlers()
    {
        try
        {
            try
            {
                await Task.Delay(1);
                await Fail();
            }
            catch (InvalidOperationException e)
            {
                await Task.Yield();
                Console.WriteLine($"caught: {e.Message}");
                throw new ApplicationException("second", e);
            }
            finally
            {
                await Task.Yield();
                Console.WriteLine("finally, after an await in it");
            }
        }
        catch (ApplicationException e) when (e.InnerException is InvalidOperationException)
        {
            Console.WriteLine($"caught: {e.Message} because of {e.InnerException!.Message}");
        }
    }

    static async Task<int> Fail()
    {
        await Task.Yield();
        throw new InvalidOperationException("first");
    }

    static async Task Cancel()
    {
        using var source = new CancellationTokenSource();
        Task forever = Task.Delay(Timeout.Infinite, source.Token);
        source.CancelAfter(5);
        try
        {
            await forever;
        }
        catch (OperationCanceledException)
        {
            Console.WriteLine($"cancelled: {forever.Status}");
        }
    }
}
