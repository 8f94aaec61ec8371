// WaitAny takes the lowest index that is set, and only it; WaitAll takes all or none; duplicates and limits are refused.
using System;
using System.Threading;

var a = new AutoResetEvent(true);
var b = new AutoResetEvent(true);
var c = new ManualResetEvent(false);
Console.WriteLine(WaitHandle.WaitAny([c, b, a]) + " " + b.WaitOne(0) + " " + a.WaitOne(0));
a.Set();
Console.WriteLine(WaitHandle.WaitAll([a, c], 20) + " " + a.WaitOne(0));
a.Set();
var t = new Thread(() => { Thread.Sleep(30); c.Set(); });
t.Start();
Console.WriteLine(WaitHandle.WaitAll([a, c]) + " " + a.WaitOne(0) + " " + c.WaitOne(0));
t.Join();
Console.WriteLine(WaitHandle.WaitAny([a, b], 10) == WaitHandle.WaitTimeout);
Try(() => WaitHandle.WaitAll([c, c]));
Try(() => WaitHandle.WaitAny([]));
Try(() => WaitHandle.WaitAny([null!]));
Try(() => WaitHandle.WaitAny(new WaitHandle[65]));
Try(() => c.WaitOne(-2));
var many = new WaitHandle[64];
for (int i = 0; i < 64; i++) many[i] = new ManualResetEvent(i == 63);
Console.WriteLine(WaitHandle.WaitAny(many));
c.Dispose();
Try(() => c.WaitOne());

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: 1 False True
// expect: False True
// expect: True False True
// expect: True
// expect: DuplicateWaitObjectException
// expect: ArgumentException
// expect: ArgumentNullException
// expect: NotSupportedException
// expect: ArgumentOutOfRangeException
// expect: 63
// expect: ObjectDisposedException
