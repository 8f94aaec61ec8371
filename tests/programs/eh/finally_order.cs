// Finally blocks: order, return values, leaving loops, exceptions in them, nested in catch and finally.
using System;

static class P
{
    static void Log(string s) => Console.WriteLine(s);
    static int Return() { int x = 1; try { return x; } finally { x = 2; Log("x = " + x); } }

    static string Loop()
    {
        for (int i = 0; ; i++)
            try
            {
                try { if (i == 0) continue; if (i == 1) goto again; if (i == 2) break; }
                finally { Log("inner " + i); }
                again: Log("after goto");
            }
            finally { Log("outer " + i); }
        return "done";
    }

    static void Replace()
    {
        try
        {
            try { throw new Exception("1"); }
            catch (Exception e) { Log("caught " + e.Message); throw new Exception("2"); }
            finally
            {
                Log("finally");
                try { throw new Exception("inside"); } catch (Exception e) { Log("handled " + e.Message); } finally { Log("finally in finally"); }
            }
        }
        finally { Log("last"); throw new Exception("3"); }
    }

    static void Main()
    {
        Log(Return().ToString());
        Log(Loop());
        try { Replace(); } catch (Exception e) { Log(e.Message + " " + (e.InnerException == null)); }
        try { using D a = new("a"), b = new("b"); throw new Exception("body"); } catch (Exception e) { Log(e.Message); }
    }

    class D(string n) : IDisposable { public void Dispose() { Log("dispose " + n); if (n == "a") throw new Exception("from dispose"); } }
}

// expect: x = 2
// expect: 1
// expect: inner 0
// expect: outer 0
// expect: inner 1
// expect: after goto
// expect: outer 1
// expect: inner 2
// expect: outer 2
// expect: done
// expect: caught 1
// expect: finally
// expect: handled inside
// expect: finally in finally
// expect: last
// expect: 3 True
// expect: dispose b
// expect: dispose a
// expect: from dispose
