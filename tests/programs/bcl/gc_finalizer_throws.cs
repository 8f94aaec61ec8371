// An exception that leaves a finalizer ends the process.
// exit: 134
// stderr: System.InvalidOperationException: in the finalizer
using System;
using System.Runtime.CompilerServices;
using System.Threading;

class Bad { ~Bad() => throw new InvalidOperationException("in the finalizer"); }

class P
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Make() { for (int i = 0; i < 10; i++) new Bad().GetHashCode(); }

    static void Main()
    {
        Console.WriteLine("made");
        Make();
        for (int i = 0; i < 50; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); Thread.Sleep(1); }
        Console.WriteLine("never");
    }
}

// expect: made
