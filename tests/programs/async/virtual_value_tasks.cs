// Awaits of virtual and interface methods that return ValueTask<T> for small and large T, some async, some not.
using System;
using System.Threading.Channels;
using System.Threading.Tasks;

interface ISource<T> { ValueTask<T> Get(T v); }
class Plain<T> : ISource<T> { public virtual ValueTask<T> Get(T v) => new(v); }
class Later<T> : Plain<T> { public override async ValueTask<T> Get(T v) { await Task.Yield(); return v; } }
class Wrapped<T> : Plain<T> { public override ValueTask<T> Get(T v) => new(Task.Run(() => v)); }

static class P
{
    static async Task<string> All<T>(T v)
    {
        string s = "";
        foreach (Plain<T> p in new Plain<T>[] { new(), new Later<T>(), new Wrapped<T>() })
        {
            ISource<T> i = p;
            s += await p.Get(v) + " " + await i.Get(v) + ", ";
        }
        return s;
    }

    static async Task Main()
    {
        Console.WriteLine(await All(7));
        Console.WriteLine(await All(1L << 40));
        Console.WriteLine(await All("text"));
        Console.WriteLine(await All(1.5m));
        Console.WriteLine(await All((1, "two", 3.5)));
        var c = Channel.CreateUnbounded<string>();
        c.Writer.TryWrite("a");
        Console.WriteLine(await c.Reader.ReadAsync());
        ValueTask<string> pending = c.Reader.ReadAsync();
        c.Writer.TryWrite("b");
        Console.WriteLine(await pending);
    }
}

// expect: 7 7, 7 7, 7 7, 
// expect: 1099511627776 1099511627776, 1099511627776 1099511627776, 1099511627776 1099511627776, 
// expect: text text, text text, text text, 
// expect: 1.5 1.5, 1.5 1.5, 1.5 1.5, 
// expect: (1, two, 3.5) (1, two, 3.5), (1, two, 3.5) (1, two, 3.5), (1, two, 3.5) (1, two, 3.5), 
// expect: a
// expect: b
