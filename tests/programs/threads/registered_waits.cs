// ThreadPool.RegisterWaitForSingleObject: once and repeatedly, time-outs, Unregister with a handle.
using System;
using System.Threading;

var ev = new AutoResetEvent(false);
var hit = new SemaphoreSlim(0);
int calls = 0;
RegisteredWaitHandle repeated = ThreadPool.RegisterWaitForSingleObject(ev, (state, timedOut) => { calls++; Console.WriteLine(state + " " + timedOut); hit.Release(); }, "again", -1, false);
for (int i = 0; i < 3; i++) { ev.Set(); hit.Wait(); }
var gone = new ManualResetEvent(false);
Console.WriteLine(repeated.Unregister(gone));
gone.WaitOne();
ev.Set();
Console.WriteLine(ev.WaitOne(50) + " " + calls);
RegisteredWaitHandle once = ThreadPool.RegisterWaitForSingleObject(new ManualResetEvent(false), (_, timedOut) => { Console.WriteLine("timed out " + timedOut); hit.Release(); }, null, 20, true);
hit.Wait();
once.Unregister(null);
var set = new ManualResetEvent(true);
ThreadPool.RegisterWaitForSingleObject(set, (_, timedOut) => { Console.WriteLine("at once " + timedOut); hit.Release(); }, null, 10000, true);
hit.Wait();

// expect: again False
// expect: again False
// expect: again False
// expect: True
// expect: True 3
// expect: timed out True
// expect: at once False
