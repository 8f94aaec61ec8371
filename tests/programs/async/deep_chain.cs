// A chain of a thousand async frames over one suspension, with results and with an exception.
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Down(int n)
    {
        if (n == 0) { await Task.Delay(1); return 0; }
        return 1 + await Down(n - 1);
    }

    static async Task<int> Throwing(int n)
    {
        if (n == 0) { await Task.Yield(); throw new Exception("from the bottom"); }
        return 1 + await Throwing(n - 1);
    }

    static async Task Main()
    {
        Console.WriteLine(await Down(1000));
        try { await Throwing(200); } catch (Exception e) { Console.WriteLine(e.Message); }
        Task<int>[] many = new Task<int>[20];
        for (int i = 0; i < many.Length; i++) many[i] = Down(50 + i);
        int sum = 0;
        foreach (Task<int> t in many) sum += await t;
        Console.WriteLine(sum);
    }
}

// expect: 1000
// expect: from the bottom
// expect: 1190
