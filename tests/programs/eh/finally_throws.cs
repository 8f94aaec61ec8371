// An exception in a finally or catch block replaces the one under way.
using System;

static class P
{
    static void Main()
    {
        try
        {
            try { throw new Exception("first"); }
            finally { throw new Exception("second"); }
        }
        catch (Exception e) { Console.WriteLine(e.Message); }
        try
        {
            try { throw new Exception("a"); }
            catch { throw new Exception("b"); }
            finally { Console.WriteLine("finally after throwing catch"); }
        }
        catch (Exception e) { Console.WriteLine(e.Message); }
        try
        {
            try { throw new Exception("outer"); }
            finally
            {
                try { throw new Exception("local"); }
                catch (Exception e) { Console.WriteLine("inside finally: " + e.Message); }
            }
        }
        catch (Exception e) { Console.WriteLine(e.Message); }
    }
}

// expect: second
// expect: finally after throwing catch
// expect: b
// expect: inside finally: local
// expect: outer
