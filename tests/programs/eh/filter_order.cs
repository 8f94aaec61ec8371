// Filters run in the first pass: before the finally blocks of the frames between throw and handler, innermost first.
using System;

static class P
{
    static void Log(string s) => Console.WriteLine(s);
    static bool F(string s, bool r) { Log("filter " + s); return r; }

    static void Outer()
    {
        try { Middle(); }
        catch (Exception e) when (F("outer first", false)) { Log("not here"); }
        catch (Exception e) when (F("outer " + e.Message, e.Message == "inner")) { Log("handler"); }
        finally { Log("outer finally"); }
    }

    static void Middle()
    {
        try { Inner(); }
        catch (ArgumentException) when (F("wrong type", true)) { Log("not here"); }
        catch when (F("middle", false)) { Log("not here"); }
        finally { Log("middle finally"); }
    }

    static void Inner()
    {
        try
        {
            try { throw new InvalidOperationException("inner"); }
            finally { Log("inner finally 1"); }
        }
        finally { Log("inner finally 2"); }
    }

    static void Main()
    {
        Outer();
        int calls = 0;
        for (int i = 0; i < 3; i++)
            try { throw new Exception(i.ToString()); }
            catch (Exception e) when (calls++ == i && e.Message == "1") { Log("one " + calls); }
            catch (Exception e) { Log(e.Message + " " + calls); }
    }
}

// expect: filter middle
// expect: filter outer first
// expect: filter outer inner
// expect: inner finally 1
// expect: inner finally 2
// expect: middle finally
// expect: handler
// expect: outer finally
// expect: 0 1
// expect: one 2
// expect: 2 3
