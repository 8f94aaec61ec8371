// Environment.Exit runs ProcessExit but no finally; exit codes by Exit and by ExitCode.
// exit: 7
using System;

static class P
{
    static int Main()
    {
        AppDomain.CurrentDomain.ProcessExit += (s, e) => Console.WriteLine("process exit " + Environment.ExitCode);
        Environment.ExitCode = 3;
        try { Environment.Exit(7); }
        finally { Console.WriteLine("not here"); }
        return 1;
    }
}

// expect: process exit 7
