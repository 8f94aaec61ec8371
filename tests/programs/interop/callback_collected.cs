// A call of a delegate that has been collected ends the process and says so.
// exit: 134
// stderr: A callback was made on a garbage collected delegate of type
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;

static class P
{
    delegate int Binary(int a, int b);
    [DllImport("coiltest")] static extern void keep_callback(Binary f);
    [DllImport("coiltest")] static extern int call_kept(int a, int b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Make(int depth)
    {
        if (depth > 0) { Make(depth - 1); return; }
        int captured = 3;
        keep_callback((a, b) => a * b + captured);
    }

    static void Main()
    {
        var t = new Thread(() => Make(20));
        t.Start();
        t.Join();
        for (int i = 0; i < 5; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }
        Console.WriteLine("calling");
        Console.WriteLine(call_kept(1, 2));
    }
}

// expect: calling
