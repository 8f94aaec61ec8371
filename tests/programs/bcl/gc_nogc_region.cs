// No-GC regions: start, latency mode, end; too large, and ended by a collection.
using System;
using System.Runtime;

Console.WriteLine(GC.TryStartNoGCRegion(1_000_000) + " " + GCSettings.LatencyMode);
int c = GC.CollectionCount(2);
for (int i = 0; i < 100; i++) GC.KeepAlive(new byte[1000]);
Console.WriteLine(GC.CollectionCount(2) - c);
GC.EndNoGCRegion();
Console.WriteLine(GCSettings.LatencyMode);
Try(() => GC.EndNoGCRegion());
Console.WriteLine(GC.TryStartNoGCRegion(1_000_000, true));
GC.Collect();
Try(() => GC.EndNoGCRegion());
Console.WriteLine(GCSettings.LatencyMode);
Try(() => GC.TryStartNoGCRegion(0));

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: True NoGCRegion
// expect: 0
// expect: Interactive
// expect: InvalidOperationException
// expect: True
// expect: InvalidOperationException
// expect: Interactive
// expect: ArgumentOutOfRangeException
