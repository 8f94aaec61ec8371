// An exception that leaves a finalizer ends the process.
// exit: 134
// stderr: Unhandled exception. System.Exception: from the finalizer
using System;
using System.Runtime.CompilerServices;

class F { ~F() { try { throw new Exception("from the finalizer"); } finally { Console.WriteLine("finally"); } } }

static class P
{
    [MethodImpl(MethodImplOptions.NoInlining)] static void Make(int depth) { if (depth > 0) Make(depth - 1); else for (int i = 0; i < 100; i++) new F(); }

    static void Main()
    {
        Make(20);
        for (int i = 0; i < 20; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}

// expect: finally
