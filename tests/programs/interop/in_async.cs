// P/Invokes with marshalling between awaits: arguments and results live across suspensions, callbacks run on pool threads.
using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

static class P
{
    delegate int Binary(int a, int b);
    [DllImport("coiltest")] static extern string copy8(string s);
    [DllImport("coiltest")] static extern int call_binary(Binary f, int a, int b);
    [DllImport("coiltest", SetLastError = true)] static extern int set_errno(int e);

    static async Task<string> Twice(string s)
    {
        string a = copy8(s);
        await Task.Yield();
        string b = copy8(a + s);
        await Task.Delay(1);
        return b + call_binary((x, y) => x * y + b.Length, a.Length, 2);
    }

    static async Task Main()
    {
        Console.WriteLine(await Twice("h\u00E9"));
        string[] all = await Task.WhenAll(Twice("a"), Twice("bb"), Twice("ccc"));
        Console.WriteLine(string.Join(" ", all));
        int r = await Task.Run(() => { int n = set_errno(7); return n * 100 + Marshal.GetLastPInvokeError(); });
        Console.WriteLine(r);
        try { await Task.Run(() => copy8(null!).Length); }
        catch (NullReferenceException) { Console.WriteLine("null"); }
    }
}

// expect: héhé8
// expect: aa4 bbbb8 cccccc12
// expect: -693
// expect: null
