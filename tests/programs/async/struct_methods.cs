// Async methods of structs work on a copy of this.
using System;
using System.Threading.Tasks;

struct Counter
{
    public int N;
    public async Task<int> Add(int x) { N += x; await Task.Yield(); N += x; return N; }
    public async ValueTask<string> Show() { await Task.Delay(1); return "N=" + N; }
    public async Task<int> NoWait() { N = 100; return N; }
}

readonly struct Point(int x, int y)
{
    public async Task<int> Sum() { int a = x; await Task.Yield(); return a + y; }
}

interface IAdder { Task<int> Add(int x); }
struct Impl : IAdder { int n; public async Task<int> Add(int x) { n += x; await Task.Yield(); return n; } }

static class P
{
    static async Task<int> Through<T>(T t) where T : IAdder => await t.Add(5) + await t.Add(6);

    static async Task Main()
    {
        Counter c = new() { N = 1 };
        Console.WriteLine(await c.Add(10));
        Console.WriteLine(c.N + " " + await c.Show());
        Console.WriteLine(await c.NoWait() + " " + c.N);
        Console.WriteLine(await new Point(3, 4).Sum());
        Console.WriteLine(await Through(new Impl()));
        IAdder boxed = new Impl();
        Console.WriteLine(await boxed.Add(1) + await boxed.Add(1));
    }
}

// expect: 21
// expect: 1 N=1
// expect: 100 1
// expect: 7
// expect: 11
// expect: 2
