// async void: runs beside, reports to the synchronisation context, exceptions go there too.
// pool: 2
using System;
using System.Threading;
using System.Threading.Tasks;

class Ctx : SynchronizationContext
{
    public int Started, Done;
    public readonly ManualResetEventSlim Finished = new();
    public override void OperationStarted() => Started++;
    public override void OperationCompleted()
    {
        Done++;
        Finished.Set();
    }

    public override void Post(SendOrPostCallback d, object? s) => ThreadPool.QueueUserWorkItem(_ =>
    {
        try
        {
            d(s);
        }
        catch (Exception e)
        {
            Console.WriteLine("posted exception " + e.Message);
        }
    });
}

static class P
{
    static readonly TaskCompletionSource done = new();
    static async void Fire(int ms)
    {
        await Task.Delay(ms);
        Console.WriteLine("fired");
        done.SetResult();
    }

    static async void Sync()
    {
        Console.WriteLine("sync void");
    }

    static async void InContext()
    {
        await Task.Yield();
        Console.WriteLine("in context");
    }

    static async Task Main()
    {
        Sync();
        Fire(700);
        Console.WriteLine("main goes on");
        await done.Task;
        var c = new Ctx();
        SynchronizationContext.SetSynchronizationContext(c);
        InContext();
        SynchronizationContext.SetSynchronizationContext(null);
        c.Finished.Wait();
        Console.WriteLine(c.Started + " " + c.Done);
    }
}

// expect: sync void
// expect: main goes on
// expect: fired
// expect: in context
// expect: 1 1
