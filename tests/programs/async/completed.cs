// Awaits that never suspend.
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<int> One() => 1;
    static async Task<int> Add(int a, int b) => await Plus(a) + await Plus(b);
    static async Task<int> Plus(int x) { await Task.CompletedTask; return x; }
    static async Task Nothing() { }

    static async Task Main()
    {
        Console.WriteLine(await One());
        Console.WriteLine(await Add(2, 3));
        await Nothing();
        Console.WriteLine(await Task.FromResult("done"));
        Console.WriteLine(One().IsCompletedSuccessfully);
        Task<int> t = Add(20, 22);
        Console.WriteLine(t.Result);
    }
}

// expect: 1
// expect: 5
// expect: done
// expect: True
// expect: 42
