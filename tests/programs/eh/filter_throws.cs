// An exception inside a filter counts as "no"; filters may throw, catch and filter themselves; null dereferences too.
using System;

static class P
{
    static bool Throws(string s) { Console.WriteLine("filter throws " + s); throw new FormatException("from the filter"); }

    static bool Nested(Exception outer)
    {
        try { throw new ArgumentException("in the filter"); }
        catch (ArgumentException e) when (e.Message.Length > outer.Message.Length) { Console.WriteLine("nested handler"); return true; }
        finally { Console.WriteLine("nested finally"); }
    }

    static void Main()
    {
        string? none = null;
        try
        {
            try { throw new Exception("first"); }
            catch (Exception) when (Throws("1")) { Console.WriteLine("not here"); }
            catch (Exception) when (none!.Length > 0) { Console.WriteLine("not here"); }
        }
        catch (Exception e) { Console.WriteLine("outer got " + e.Message); }

        try { throw new Exception("2"); }
        catch (Exception e) when (Nested(e)) { Console.WriteLine("handled " + e.Message); }

        try
        {
            try { throw new Exception("3"); }
            finally { Console.WriteLine("finally 3"); throw new Exception("4"); }
        }
        catch (Exception e) when (e.Message == "3" && Throws("3")) { Console.WriteLine("not here"); }
        catch (Exception e) when (e.Message == "4") { Console.WriteLine("handled 4"); }
    }
}

// expect: filter throws 1
// expect: outer got first
// expect: nested handler
// expect: nested finally
// expect: handled 2
// expect: filter throws 3
// expect: finally 3
// expect: handled 4
