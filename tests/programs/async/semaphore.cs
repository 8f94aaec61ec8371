// SemaphoreSlim.WaitAsync as an async lock and as a throttle.
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

static class P
{
    static async Task Main()
    {
        var one = new SemaphoreSlim(1);
        int shared = 0, inside = 0, worst = 0;
        await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            await one.WaitAsync();
            try { int x = shared; await Task.Yield(); shared = x + 1; }
            finally { one.Release(); }
        }));
        Console.WriteLine(shared);
        var three = new SemaphoreSlim(3);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            await three.WaitAsync();
            int now = Interlocked.Increment(ref inside);
            lock (one) worst = Math.Max(worst, now);
            await Task.Delay(1);
            Interlocked.Decrement(ref inside);
            three.Release();
        }));
        Console.WriteLine(worst <= 3 && worst > 0);
        Console.WriteLine(await three.WaitAsync(0) + " " + three.CurrentCount);
        Console.WriteLine(await new SemaphoreSlim(0).WaitAsync(5));
    }
}

// expect: 50
// expect: True
// expect: True 2
// expect: False
