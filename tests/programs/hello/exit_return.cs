// The value that Main returns is the exit code.
// exit: 42
using System;

static class P
{
    static int Main()
    {
        Console.WriteLine("returning 42");
        return 42;
    }
}

// expect: returning 42
