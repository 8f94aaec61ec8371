// GC figures and settings: what every runtime must answer alike.
using System;
using System.Runtime;

Console.WriteLine(GC.MaxGeneration + " " + GCSettings.IsServerGC + " " + GCSettings.LatencyMode);
int before = GC.CollectionCount(0);
GC.Collect();
GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
GC.Collect(0, GCCollectionMode.Optimized);
Console.WriteLine(GC.CollectionCount(0) - before >= 2);
foreach (Action a in (Action[])[() => GC.Collect(-1), () => GC.Collect(0, (GCCollectionMode)9), () => GC.CollectionCount(-1), () => GC.AddMemoryPressure(0), () => GC.RemoveMemoryPressure(-1),
    () => GCSettings.LatencyMode = (GCLatencyMode)99, () => GC.GetGeneration((object)null!), () => GC.TryStartNoGCRegion(-1), () => GC.EndNoGCRegion(),
    () => GC.RegisterForFullGCNotification(0, 1), () => GC.RegisterForFullGCNotification(10, 10)])
    try { a(); Console.WriteLine("nothing"); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
Console.WriteLine(GCSettings.LatencyMode);
GCSettings.LatencyMode = GCLatencyMode.Batch;
Console.WriteLine(GCSettings.LatencyMode);
GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
Console.WriteLine(GCSettings.LargeObjectHeapCompactionMode);
GC.Collect();
Console.WriteLine(GCSettings.LargeObjectHeapCompactionMode);
object o = new();
GC.Collect();
GC.Collect();
Console.WriteLine(GC.GetGeneration(o) + " " + GC.GetGeneration(new WeakReference(o)));
GC.AddMemoryPressure(1000);
GC.RemoveMemoryPressure(1000);
GCMemoryInfo m = GC.GetGCMemoryInfo();
Console.WriteLine((m.TotalAvailableMemoryBytes > 0) + " " + (m.HeapSizeBytes > 0) + " " + (m.Index > 0) + " " + (m.MemoryLoadBytes > 0) + " " + (m.PauseTimePercentage >= 0 && m.PauseTimePercentage <= 100) + " " + m.GenerationInfo.Length);
Console.WriteLine((GC.GetTotalPauseDuration() > TimeSpan.Zero) + " " + (m.PauseDurations[0] > TimeSpan.Zero) + " " + m.Compacted);
GC.RefreshMemoryLimit();
GC.CancelFullGCNotification();

// expect: 2 False Interactive
// expect: True
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentNullException
// expect: ArgumentOutOfRangeException
// expect: InvalidOperationException
// expect: ArgumentOutOfRangeException
// expect: nothing
// expect: SustainedLowLatency
// expect: Batch
// expect: CompactOnce
// expect: Default
// expect: 2 2
// expect: True True True True True 5
// expect: True True False
