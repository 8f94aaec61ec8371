// Exceptions and tasks: Wait, Result, Exception, GetAwaiter().GetResult(), unobserved, several failures.
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Fail(string m, bool wait = true)
    {
        if (wait)
            await Task.Delay(1);
        throw new ArgumentException(m);
    }

    static async Task Main()
    {
        try
        {
            Fail("wait").Wait();
        }
        catch (AggregateException e)
        {
            Console.WriteLine("aggregate of " + e.InnerException!.Message);
        }

        try
        {
            _ = Fail("result").Result;
        }
        catch (AggregateException e)
        {
            Console.WriteLine("aggregate of " + e.InnerExceptions[0].Message);
        }

        try
        {
            Fail("get").GetAwaiter().GetResult();
        }
        catch (ArgumentException e)
        {
            Console.WriteLine("plain " + e.Message);
        }

        Task sync = Fail("sync", false);
        Console.WriteLine(sync.IsFaulted);
        try
        {
            await sync;
        }
        catch (ArgumentException e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            await Task.FromException(new InvalidOperationException("from"));
        }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            await Task.Run(() =>
            {
                throw new Exception("run");
            });
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }

        try
        {
            await Task.Run(async () =>
            {
                await Task.Yield();
                throw new Exception("async run");
            });
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }

        Task<int> c = Fail("cont").ContinueWith(t => t.Exception!.InnerException!.Message.Length);
        Console.WriteLine(await c);
        await ((Task)Fail("quiet")).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Console.WriteLine("after quiet");
    }
}

// expect: aggregate of wait
// expect: aggregate of result
// expect: plain get
// expect: True
// expect: sync
// expect: from
// expect: run
// expect: async run
// expect: 4
// expect: after quiet
