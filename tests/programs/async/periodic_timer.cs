// PeriodicTimer and TimeProvider-based delays.
using System;
using System.Threading;
using System.Threading.Tasks;

static class P
{
    static async Task Main()
    {
        using var t = new PeriodicTimer(TimeSpan.FromMilliseconds(3));
        int n = 0;
        while (await t.WaitForNextTickAsync()) if (++n == 4) break;
        Console.WriteLine(n);
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        t.Dispose();
        Console.WriteLine(await t.WaitForNextTickAsync());
    }
}

// expect: 4
// expect: False
