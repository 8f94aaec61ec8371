// Environment.ExitCode counts when Main returns void.
// exit: 3
using System;

static class P
{
    static void Main()
    {
        Environment.ExitCode = 3;
        Console.WriteLine(Environment.ExitCode);
    }
}

// expect: 3
