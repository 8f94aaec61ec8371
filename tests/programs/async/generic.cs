// Generic async methods and async methods of generic types, over values and references.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

class Box<T>(T v)
{
    public async Task<T> Get()
    {
        await Task.Yield();
        return v;
    }

    public async Task<U> Map<U>(Func<T, Task<U>> f) => await f(await Get());
}

static class P
{
    static async Task<T> Echo<T>(T t, bool wait)
    {
        if (wait)
            await Task.Yield();
        return t;
    }

    static async Task<(A, B)> Both<A, B>(Task<A> a, Task<B> b) => (await a, await b);
    static async Task<List<T>> Collect<T>(params T[] ts)
    {
        var l = new List<T>();
        foreach (T t in ts)
            l.Add(await Echo(t, l.Count % 2 == 0));
        return l;
    }

    static async Task Main()
    {
        Console.WriteLine(await Echo(1, true) + await Echo("s", true) + await Echo(2.5, false));
        Console.WriteLine(await Both(Echo(1, true), Echo("x", false)));
        Console.WriteLine(string.Join(",", await Collect(1, 2, 3)) + string.Join(",", await Collect("a", "b")));
        Console.WriteLine(await new Box<int>(20).Map(async i =>
        {
            await Task.Delay(1);
            return "mapped " + (i + 1);
        }));
        Console.WriteLine(await Echo((1, "t", 2m), true));
        Console.WriteLine((await Echo(new DateTime(2024, 1, 1), true)).Year);
        Console.WriteLine(await Echo<int?>(null, true) == null);
    }
}

// expect: 1s2.5
// expect: (1, x)
// expect: 1,2,3a,b
// expect: mapped 21
// expect: (1, t, 2)
// expect: 2024
// expect: True
