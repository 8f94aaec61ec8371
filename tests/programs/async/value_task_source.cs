// An IValueTaskSource of our own: tokens, one allocation for many awaits.
using System;
using System.Threading;
using System.Threading.Tasks;
using System.Threading.Tasks.Sources;

class Source : IValueTaskSource<int>
{
    ManualResetValueTaskSourceCore<int> core;
    public ValueTask<int> Next(int v)
    {
        core.Reset();
        ThreadPool.QueueUserWorkItem(_ => core.SetResult(v));
        return new ValueTask<int>(this, core.Version);
    }

    public ValueTask<int> Fail()
    {
        core.Reset();
        core.SetException(new Exception("source"));
        return new ValueTask<int>(this, core.Version);
    }

    public int GetResult(short t) => core.GetResult(t);
    public ValueTaskSourceStatus GetStatus(short t) => core.GetStatus(t);
    public void OnCompleted(Action<object?> c, object? s, short t, ValueTaskSourceOnCompletedFlags f) => core.OnCompleted(c, s, t, f);
}

static class P
{
    static async Task Main()
    {
        var s = new Source();
        int sum = 0;
        for (int i = 0; i < 200; i++)
            sum += await s.Next(i);
        Console.WriteLine(sum);
        try
        {
            await s.Fail();
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }
    }
}

// expect: 19900
// expect: source
