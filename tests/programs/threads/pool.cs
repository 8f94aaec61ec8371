// The thread pool: work items, order-free sums, registered waits, pool thread properties.
using System;
using System.Threading;

int left = 100;
long sum = 0;
var done = new ManualResetEventSlim();
for (int i = 1; i <= 100; i++)
{
    ThreadPool.QueueUserWorkItem(o =>
    {
        Interlocked.Add(ref sum, (int)o!);
        if (Interlocked.Decrement(ref left) == 0) done.Set();
    }, i);
}
done.Wait();
Console.WriteLine(sum);
bool pool = false;
var one = new ManualResetEventSlim();
ThreadPool.UnsafeQueueUserWorkItem(_ => { pool = Thread.CurrentThread.IsThreadPoolThread; one.Set(); }, null);
one.Wait();
Console.WriteLine(pool + " " + Thread.CurrentThread.IsThreadPoolThread);
var ev = new AutoResetEvent(false);
var signalled = new ManualResetEventSlim();
ThreadPool.RegisterWaitForSingleObject(ev, (_, timedOut) => { Console.WriteLine("wait " + timedOut); signalled.Set(); }, null, -1, true);
ev.Set();
signalled.Wait();
ThreadPool.GetMinThreads(out int min, out _);
Console.WriteLine(min > 0);

// expect: 5050
// expect: True False
// expect: wait False
// expect: True
