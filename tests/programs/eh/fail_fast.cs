// FailFast runs nothing more: no finally, no ProcessExit, no UnhandledException.
// exit: 134
// stderr: the message
using System;

static class P
{
    static void Main()
    {
        AppDomain.CurrentDomain.UnhandledException += (s, e) => Console.WriteLine("not here");
        AppDomain.CurrentDomain.ProcessExit += (s, e) => Console.WriteLine("not here");
        try
        {
            Console.WriteLine("before");
            Environment.FailFast("the message", new Exception("inner"));
        }
        catch { Console.WriteLine("not here"); }
        finally { Console.WriteLine("not here"); }
    }
}

// expect: before
