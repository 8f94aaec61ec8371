// Semaphore and SemaphoreSlim: counts, limits, AvailableWaitHandle, cancellation, asynchronous waits.
using System;
using System.Threading;
using System.Threading.Tasks;

var s = new Semaphore(1, 3);
Console.WriteLine(s.Release() + " " + s.Release());
Try(() => s.Release());
Try(() => new Semaphore(2, 1));
Try(() => new Semaphore(-1, 1));
var slim = new SemaphoreSlim(1, 2);
Console.WriteLine(slim.Wait(0) + " " + slim.Wait(0) + " " + slim.Release() + " " + slim.Release() + " " + slim.CurrentCount);
Try(() => slim.Release());
Console.WriteLine(slim.AvailableWaitHandle.WaitOne(0));
slim.Wait();
slim.Wait();
Console.WriteLine(slim.AvailableWaitHandle.WaitOne(0));
var cancelled = new CancellationTokenSource(20);
Try(() => slim.Wait(cancelled.Token));
Task<bool> timed = slim.WaitAsync(20);
Console.WriteLine(timed.Result);
Task first = slim.WaitAsync(), second = slim.WaitAsync();
Console.WriteLine(first.IsCompleted + " " + second.IsCompleted);
slim.Release();
first.Wait();
Console.WriteLine(second.IsCompleted);
slim.Release();
second.Wait();
Console.WriteLine(slim.CurrentCount);
slim.Dispose();
Try(() => slim.Wait());

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: 1 2
// expect: SemaphoreFullException
// expect: ArgumentException
// expect: ArgumentOutOfRangeException
// expect: True False 0 1 2
// expect: SemaphoreFullException
// expect: True
// expect: False
// expect: OperationCanceledException
// expect: False
// expect: False False
// expect: False
// expect: 0
// expect: ObjectDisposedException
