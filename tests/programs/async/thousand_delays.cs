// A thousand delays at once.
using System;
using System.Linq;
using System.Threading.Tasks;

static class P
{
    static async Task<int> One(int i) { await Task.Delay(1 + i % 40); return i; }

    static async Task Main()
    {
        int[] all = await Task.WhenAll(Enumerable.Range(0, 1000).Select(One));
        Console.WriteLine(all.Sum());
        Console.WriteLine(all.Length);
    }
}

// expect: 499500
// expect: 1000
