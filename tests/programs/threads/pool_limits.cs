// Pool limits: Get and Set of minimum and maximum, refusals, ThreadCount and CompletedWorkItemCount grow.
// pool: 2
using System;
using System.Threading;

ThreadPool.GetMaxThreads(out int max, out int maxIo);
Console.WriteLine(ThreadPool.SetMinThreads(-1, 1) + " " + ThreadPool.SetMaxThreads(0, 1) + " " + ThreadPool.SetMinThreads(max + 1, 1));
var done = new CountdownEvent(50);
long before = ThreadPool.CompletedWorkItemCount;
for (int i = 0; i < 50; i++) ThreadPool.UnsafeQueueUserWorkItem(_ => done.Signal(), null);
done.Wait();
SpinWait.SpinUntil(() => ThreadPool.CompletedWorkItemCount - before >= 50);
Console.WriteLine(ThreadPool.ThreadCount > 0);
Console.WriteLine(ThreadPool.PendingWorkItemCount);
ThreadPool.GetAvailableThreads(out int free, out _);
Console.WriteLine(free <= max && free > 0);

// expect: False False False
// expect: True
// expect: 0
// expect: True
