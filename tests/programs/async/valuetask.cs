// ValueTask and ValueTask<T>: completed, suspended, failing, from a Task.
using System;
using System.Threading.Tasks;

static class P
{
    static async ValueTask<int> Maybe(bool wait) { if (wait) await Task.Yield(); return wait ? 2 : 1; }
    static async ValueTask Nothing(bool wait) { if (wait) await Task.Delay(1); }
    static async ValueTask<string> Fail(bool wait) { if (wait) await Task.Yield(); throw new Exception("value task"); }
    static ValueTask<long> Sync(long x) => new(x);

    static async Task Main()
    {
        Console.WriteLine(await Maybe(false) + await Maybe(true));
        await Nothing(false);
        await Nothing(true);
        foreach (bool w in new[] { false, true })
        {
            try { await Fail(w); }
            catch (Exception e) { Console.WriteLine(e.Message + w); }
        }
        Console.WriteLine(await Sync(1L << 35));
        Console.WriteLine(Maybe(false).IsCompletedSuccessfully);
        Console.WriteLine(await Maybe(true).AsTask());
        Console.WriteLine(await new ValueTask<string>(Task.FromResult("task")));
        Console.WriteLine(await Maybe(true).ConfigureAwait(false));
        ValueTask<int> kept = Maybe(false);
        Console.WriteLine(kept.Result);
    }
}

// expect: 3
// expect: value taskFalse
// expect: value taskTrue
// expect: 34359738368
// expect: True
// expect: 2
// expect: task
// expect: 2
// expect: 1
