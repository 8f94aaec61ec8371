// Task.WhenAll with results, with failures, with none.
using System;
using System.Linq;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Square(int x) { await Task.Delay(x % 5); return x * x; }
    static async Task<int> Fail(int x) { await Task.Yield(); throw new InvalidOperationException("fail " + x); }

    static async Task Main()
    {
        int[] r = await Task.WhenAll(Enumerable.Range(1, 10).Select(Square));
        Console.WriteLine(string.Join(",", r));
        await Task.WhenAll();
        Task<int[]> all = Task.WhenAll(Square(1), Fail(1), Fail(2));
        try { await all; }
        catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
        Console.WriteLine(all.Status + " " + all.Exception!.InnerExceptions.Count);
    }
}

// expect: 1,4,9,16,25,36,49,64,81,100
// expect: fail 1
// expect: Faulted 2
