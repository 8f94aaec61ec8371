// A mutex whose owner ends is abandoned: the next wait throws AbandonedMutexException and owns it. WaitAny tells the index.
using System;
using System.Threading;

var m = new Mutex();
Abandon(m);
try { m.WaitOne(); }
catch (AbandonedMutexException e) { Console.WriteLine(e.MutexIndex + " " + (e.Mutex == null)); }
m.ReleaseMutex();
Console.WriteLine(m.WaitOne(0));
m.ReleaseMutex();
Abandon(m);
var e1 = new ManualResetEvent(false);
try { WaitHandle.WaitAny([e1, m]); }
catch (AbandonedMutexException e) { Console.WriteLine(e.MutexIndex + " " + (e.Mutex == m)); }
m.ReleaseMutex();
Abandon(m);
e1.Set();
try { WaitHandle.WaitAll([e1, m]); }
catch (AbandonedMutexException e) { Console.WriteLine(e.MutexIndex); }
m.ReleaseMutex();
try { m.ReleaseMutex(); }
catch (ApplicationException) { Console.WriteLine("released"); }

static void Abandon(Mutex m)
{
    var t = new Thread(() => { m.WaitOne(); m.WaitOne(); });
    t.Start();
    t.Join();
}

// expect: -1 True
// expect: True
// expect: 1 True
// expect: -1
// expect: released
