// Task.WhenAny gives the first that completes; WhenEach gives them in order of completion.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

static class P
{
    static async Task<string> After(int ms, string s) { await Task.Delay(ms); return s; }

    static async Task Main()
    {
        Task<string> slow = After(10000, "slow"), fast = After(5, "fast");
        Task<string> first = await Task.WhenAny(slow, fast);
        Console.WriteLine(await first + " " + slow.IsCompleted);
        Task timeout = Task.Delay(10);
        Console.WriteLine(await Task.WhenAny(slow, timeout) == timeout);
        await foreach (Task<string> t in Task.WhenEach(After(2000, "c"), After(1, "a"), After(1000, "b"))) Console.WriteLine(await t);
    }
}

// expect: fast False
// expect: True
// expect: a
// expect: b
// expect: c
