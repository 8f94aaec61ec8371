// SafeHandle: released once however many threads dispose; a reference that is added keeps it; use after it is refused.
using System;
using System.Runtime.InteropServices;
using System.Threading;

class H : SafeHandle
{
    public static int Released;
    public H() : base(0, true) => SetHandle(5);
    public override bool IsInvalid => handle == 0;
    protected override bool ReleaseHandle() { Interlocked.Increment(ref Released); return true; }
}

class P
{
    static void Main()
    {
        var h = new H();
        bool added = false;
        h.DangerousAddRef(ref added);
        var ts = new Thread[4];
        for (int i = 0; i < 4; i++) { ts[i] = new Thread(h.Dispose); ts[i].Start(); }
        foreach (Thread t in ts) t.Join();
        Console.WriteLine(added + " " + H.Released + " " + h.IsClosed);
        h.DangerousRelease();
        Console.WriteLine(H.Released);
        try { h.DangerousAddRef(ref added); }
        catch (ObjectDisposedException) { Console.WriteLine("closed"); }
        Lose();
        for (int i = 0; i < 20 && H.Released < 2; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }
        Console.WriteLine(H.Released);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static void Lose() { for (int i = 0; i < 1; i++) GC.KeepAlive(new H()); }
}

// expect: True 0 False
// expect: 1
// expect: closed
// expect: 2
