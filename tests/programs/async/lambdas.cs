// Async lambdas, local functions and delegates; closures across awaits.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

delegate Task<int> Op(int x);

static class P
{
    static async Task Main()
    {
        int total = 0;
        Func<int, Task> add = async x => { await Task.Yield(); total += x; };
        await add(1);
        await add(2);
        Console.WriteLine(total);
        async Task<int> Local(int n) => n == 0 ? total : await Local(n - 1) + 1;
        Console.WriteLine(await Local(5));
        Op twice = async x => { int y = await Local(x); return y * 2; };
        Console.WriteLine(await twice(1));
        static async ValueTask<string> Static(string s) { await Task.Delay(1); return s + "!"; }
        Console.WriteLine(await Static("s"));
        var fs = new List<Func<Task<int>>>();
        for (int i = 0; i < 3; i++) { int k = i; fs.Add(async () => { await Task.Yield(); return k * 10; }); }
        Console.WriteLine(string.Join(",", await Task.WhenAll(fs.Select(f => f()))));
        Func<Task> multi = async () => { await Task.Yield(); Console.WriteLine("first"); };
        await multi();
        Func<int, Func<Task<int>>> curry = a => async () => { await Task.Yield(); return a + total; };
        Console.WriteLine(await curry(100)());
    }
}

// expect: 3
// expect: 8
// expect: 8
// expect: s!
// expect: 0,10,20
// expect: first
// expect: 103
