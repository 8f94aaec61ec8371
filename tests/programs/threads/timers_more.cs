// System.Threading.Timer: Change, one shot, Dispose with a handle and asynchronously, bad arguments, collected when nobody holds it.
using System;
using System.Threading;
using System.Threading.Tasks;

var hit = new SemaphoreSlim(0);
int n = 0;
var t = new Timer(s => { n++; hit.Release(); }, "state", Timeout.Infinite, Timeout.Infinite);
Console.WriteLine(t.Change(0, Timeout.Infinite));
hit.Wait();
Console.WriteLine(t.Change(10, 10));
hit.Wait();
hit.Wait();
var gone = new ManualResetEvent(false);
Console.WriteLine(t.Dispose(gone));
gone.WaitOne();
int after = n;
Thread.Sleep(50);
Console.WriteLine(after == n);
Try(() => Console.WriteLine(t.Change(1, 1)));
Try(() => new Timer(null!));
Try(() => new Timer(_ => { }, null, -2, 1));
var u = new Timer(_ => hit.Release(), null, 0, 1000000);
while (hit.CurrentCount == 0) Thread.Sleep(1);
u.DisposeAsync().AsTask().Wait();
Console.WriteLine(Timer.ActiveCount >= 0);
var p = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
Console.WriteLine(p.WaitForNextTickAsync().AsTask().Result);
p.Dispose();
Console.WriteLine(p.WaitForNextTickAsync().AsTask().Result);

static void Try(Action a)
{
    try { a(); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: True
// expect: True
// expect: True
// expect: True
// expect: False
// expect: ArgumentNullException
// expect: ArgumentOutOfRangeException
// expect: True
// expect: True
// expect: False
