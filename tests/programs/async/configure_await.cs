// ConfigureAwait in its forms without any context.
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Value(bool wait) { if (wait) await Task.Delay(1).ConfigureAwait(false); return 3; }

    static async Task Main()
    {
        Console.WriteLine(await Value(false).ConfigureAwait(true) + await Value(true).ConfigureAwait(false));
        await Task.Delay(1).ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await Task.FromException(new Exception()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var c = Value(true).ConfigureAwait(false);
        Console.WriteLine(await c);
    }
}

// expect: 6
// expect: 3
