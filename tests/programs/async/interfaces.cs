// Async methods through interfaces, virtual calls, abstract classes, base calls, generics and non-async implementers.
using System;
using System.Threading.Tasks;

interface IStore
{
    Task<string> Get(string k);
    ValueTask<int> Count();
}

class Mem : IStore
{
    public virtual async Task<string> Get(string k)
    {
        await Task.Yield();
        return "mem " + k;
    }

    public async ValueTask<int> Count() => 1;
}

class Logged : Mem
{
    public override async Task<string> Get(string k)
    {
        string s = await base.Get(k);
        return "log " + s;
    }
}

class Sync : IStore
{
    public Task<string> Get(string k) => Task.FromResult("sync " + k);
    public ValueTask<int> Count() => new(2);
}

abstract class Base
{
    public abstract Task<int> Run(int x);
    public async Task<int> Twice(int x) => await Run(await Run(x));
}

class Inc : Base
{
    public override async Task<int> Run(int x)
    {
        await Task.Delay(1);
        return x + 1;
    }
}

class Dbl : Base
{
    public override Task<int> Run(int x) => Task.FromResult(x * 2);
}

interface IG<T>
{
    Task<T> Make();
}

class GI : IG<int>, IG<string>
{
    async Task<int> IG<int>.Make()
    {
        await Task.Yield();
        return 4;
    }

    async Task<string> IG<string>.Make() => "str";
}

static class P
{
    static async Task<string> Use<T>(T s)
        where T : IStore => await s.Get("k") + await s.Count();
    static async Task Main()
    {
        foreach (IStore s in new IStore[]
        {
            new Mem(),
            new Logged(),
            new Sync()
        }

        )
            Console.WriteLine(await s.Get("x") + await s.Count());
        Console.WriteLine(await Use(new Sync()) + await Use(new Logged()));
        Console.WriteLine(await new Inc().Twice(1) + await new Dbl().Twice(1));
        Console.WriteLine(await ((IG<int>)new GI()).Make() + await ((IG<string>)new GI()).Make());
    }
}

// expect: mem x1
// expect: log mem x1
// expect: sync x2
// expect: sync k2log mem k1
// expect: 7
// expect: 4str
