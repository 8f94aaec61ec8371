// Garbage: much allocation, weak references, finalisers, memory figures, handles, ConditionalWeakTable.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

static class P
{
    static int finalized;
    class F
    {
        ~F() => System.Threading.Interlocked.Increment(ref finalized);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Drop()
    {
        for (int i = 0; i < 100; i++)
            new F().GetHashCode();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static WeakReference<object> Weak() => new(new byte[1000]);
    static void Main()
    {
        long total = 0;
        List<byte[]> keep = [];
        for (int i = 0; i < 20000; i++)
        {
            byte[] b = new byte[1000];
            b[999] = (byte)i;
            total += b[999];
            if (i % 1000 == 0)
                keep.Add(b);
        }

        Console.WriteLine(total + " " + keep.Count + " " + keep[7][999]);
        Drop();
        for (int i = 0; i < 10 && finalized < 50; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Console.WriteLine(finalized >= 50);
        object strong = new();
        var w = new WeakReference<object>(strong);
        GC.Collect();
        Console.WriteLine(w.TryGetTarget(out object? t) && ReferenceEquals(t, strong));
        GCHandle h = GCHandle.Alloc(new byte[] { 9, 8 }, GCHandleType.Pinned);
        unsafe
        {
            Console.WriteLine(((byte*)h.AddrOfPinnedObject())[1]);
        }

        h.Free();
        var cwt = new ConditionalWeakTable<object, string>();
        cwt.Add(strong, "attached");
        Console.WriteLine(cwt.TryGetValue(strong, out string? v) + v);
        Console.WriteLine(GC.GetTotalMemory(false) > 0);
        Console.WriteLine(GC.MaxGeneration >= 0);
        GC.KeepAlive(strong);
    }
}

// expect: 2546416 20 88
// expect: True
// expect: True
// expect: 8
// expect: Trueattached
// expect: True
// expect: True
