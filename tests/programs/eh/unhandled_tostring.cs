// An unhandled exception whose ToString throws is reported without its text.
// exit: 134
// stderr: Cannot print exception string because Exception.ToString() failed.
using System;

class Bad : Exception { public override string ToString() => throw new InvalidOperationException(); }

static class P
{
    static void Main()
    {
        try { throw new Bad(); }
        catch (Bad e) { Console.WriteLine(e.Message.Length > 0); }
        throw new Bad();
    }
}

// expect: True
