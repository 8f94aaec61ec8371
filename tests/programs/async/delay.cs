// Task.Delay really suspends; several delays overlap.
using System;
using System.Diagnostics;
using System.Threading.Tasks;

static class P
{
    static async Task<string> After(int ms, string s)
    {
        await Task.Delay(ms);
        return s;
    }

    static async Task Main()
    {
        Stopwatch w = Stopwatch.StartNew();
        Task<string> a = After(60, "a"), b = After(30, "b"), c = After(0, "c");
        Console.WriteLine(await a + await b + await c);
        Console.WriteLine(w.ElapsedMilliseconds >= 50);
        await Task.Delay(TimeSpan.FromMilliseconds(5));
        Console.WriteLine("end");
    }
}

// expect: abc
// expect: True
// expect: end
