// Exception filters run before any finally between throw and catch; a filter that throws counts as false.
using System;

static class P
{
    static bool F(string s, bool r) { Console.WriteLine("filter " + s); return r; }
    static bool Bad() => throw new Exception("from filter");

    static void Inner()
    {
        try { throw new Exception("x"); }
        catch (Exception) when (F("inner", false)) { Console.WriteLine("inner catch"); }
        finally { Console.WriteLine("inner finally"); }
    }

    static void Main()
    {
        try { Inner(); }
        catch (ArgumentException) when (F("never asked", true)) { }
        catch (Exception) when (F("outer 1", false)) { }
        catch (Exception e) when (F("outer 2", true)) { Console.WriteLine("outer catch " + e.Message); }
        try
        {
            try { throw new Exception("y"); }
            catch (Exception) when (Bad()) { Console.WriteLine("not here"); }
        }
        catch (Exception e) { Console.WriteLine("after bad filter " + e.Message); }
        int n = 0;
        try { throw new Exception("z"); }
        catch (Exception e) when (++n > 0 && e.Message == "z") { Console.WriteLine("n " + n); }
    }
}

// expect: filter inner
// expect: filter outer 1
// expect: filter outer 2
// expect: inner finally
// expect: outer catch x
// expect: after bad filter y
// expect: n 1
