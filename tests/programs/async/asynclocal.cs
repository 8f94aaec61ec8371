// AsyncLocal: flows down, across suspensions and into tasks; changes in a callee are not seen by its caller.
// pool: 2
using System;
using System.Threading;
using System.Threading.Tasks;

static class P
{
    static readonly AsyncLocal<string> local = new();
    static async Task Change(string v, bool wait) { local.Value = v; if (wait) await Task.Yield(); Console.WriteLine("in " + local.Value); }

    static async Task Main()
    {
        local.Value = "main";
        await Change("sync", false);
        Console.WriteLine(local.Value);
        await Change("susp", true);
        Console.WriteLine(local.Value);
        await Task.Delay(1);
        Console.WriteLine(local.Value);
        await Task.Run(() => { Console.WriteLine("task " + local.Value); local.Value = "task"; });
        Console.WriteLine(local.Value);
        Task a = Show("a"), b = Show("b");
        await a;
        await b;
        var ran = new ManualResetEventSlim();
        using (ExecutionContext.SuppressFlow()) ThreadPool.QueueUserWorkItem(_ => { Console.WriteLine("none " + (local.Value == null)); ran.Set(); });
        ran.Wait();
    }

    static async Task Show(string s) { local.Value = s; await Task.Delay(s == "a" ? 5 : 1000); Console.WriteLine("own " + local.Value); }
}

// expect: in sync
// expect: main
// expect: in susp
// expect: main
// expect: main
// expect: task main
// expect: main
// expect: own a
// expect: own b
// expect: none True
