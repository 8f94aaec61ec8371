// An exception that leaves a callback into C ends the process as unhandled.
// exit: 134
// stderr: Unhandled exception. System.InvalidOperationException: from callback
using System;
using System.Runtime.InteropServices;

static class P
{
    delegate int Binary(int a, int b);
    [DllImport("coiltest")] static extern int call_binary(Binary f, int a, int b);

    static void Main()
    {
        Console.WriteLine("before");
        try { call_binary((a, b) => throw new InvalidOperationException("from callback"), 1, 2); }
        catch (Exception e) { Console.WriteLine("caught " + e.Message); }
    }
}

// expect: before
