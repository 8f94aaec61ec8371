// A finally that throws while an unhandled exception ends the process: if that is handled, the program goes on.
// stderr: Unhandled exception. System.Exception: 1
using System;

static class P
{
    static void Main()
    {
        try
        {
            try { throw new Exception("1"); }
            finally { Console.WriteLine("finally"); throw new Exception("2"); }
        }
        catch (Exception e) when (e.Message == "2") { Console.WriteLine("handled " + e.Message); }
        Console.WriteLine("goes on");
    }
}

// expect: finally
// expect: handled 2
// expect: goes on
