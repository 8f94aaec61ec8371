// Task.WhenAny gives the first that completes; WhenEach gives them in order of completion.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

static class P
{
    static async Task<string> After(int ms, string s) { await Task.Delay(ms); return s; }

    static async Task Main()
    {
        Task<string> slow = After(100000, "slow"), fast = After(5, "fast");
        Task<string> first = await Task.WhenAny(slow, fast);
        Console.WriteLine(await first + " " + slow.IsCompleted);
        Task timeout = Task.Delay(10);
        Console.WriteLine(await Task.WhenAny(slow, timeout) == timeout);
        TaskCompletionSource<string> a = new(), b = new(), c = new();
        a.SetResult("a");
        await foreach (Task<string> t in Task.WhenEach(c.Task, a.Task, b.Task))
        {
            string s = await t;
            Console.WriteLine(s);
            if (s == "a") b.SetResult("b");
            if (s == "b") c.SetResult("c");
        }
    }
}

// expect: fast False
// expect: True
// expect: a
// expect: b
// expect: c
