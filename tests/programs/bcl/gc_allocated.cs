// Allocated bytes: of this thread only, growing with what it allocates, zero for code that allocates nothing.
using System;
using System.Threading;

class P
{
    static object? keep;

    static long Nothing()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        int x = 0;
        for (int i = 0; i < 100; i++) x += i;
        return GC.GetAllocatedBytesForCurrentThread() - before + (x == 4950 ? 0 : 1);
    }

    static void Main()
    {
        Nothing();
        Console.WriteLine(Nothing());
        long before = GC.GetAllocatedBytesForCurrentThread(), all = GC.GetTotalAllocatedBytes(true);
        for (int i = 0; i < 1000; i++) keep = new byte[1000];
        long mine = GC.GetAllocatedBytesForCurrentThread() - before;
        Console.WriteLine((mine >= 1_000_000 && mine < 1_200_000) + " " + (GC.GetTotalAllocatedBytes(true) - all >= 1_000_000));
        long other = GC.GetAllocatedBytesForCurrentThread();
        var t = new Thread(() => { for (int i = 0; i < 1000; i++) keep = new byte[1000]; });
        t.Start();
        t.Join();
        Console.WriteLine(GC.GetAllocatedBytesForCurrentThread() - other < 100_000);
        Console.WriteLine(AppDomain.CurrentDomain.MonitoringTotalAllocatedMemorySize > 0);
    }
}

// expect: 0
// expect: True True
// expect: True
// expect: True
