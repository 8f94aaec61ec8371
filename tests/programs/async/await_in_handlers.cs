// Awaits inside catch and finally blocks.
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<string> Text(string s) { await Task.Yield(); return s; }

    static async Task<string> Run(bool fail)
    {
        string r = "";
        try { r += await Text("try "); if (fail) throw new Exception("x"); r += "ok "; }
        catch (Exception e) { r += await Text("catch " + e.Message + " "); }
        finally { r += await Text("finally"); }
        return r;
    }

    static async Task Rethrow()
    {
        try { throw new InvalidOperationException("kept"); }
        catch { await Task.Delay(1); throw; }
    }

    static async Task Main()
    {
        Console.WriteLine(await Run(false));
        Console.WriteLine(await Run(true));
        try { await Rethrow(); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
    }
}

// expect: try ok finally
// expect: try catch x finally
// expect: kept
