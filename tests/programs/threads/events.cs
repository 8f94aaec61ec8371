// ManualResetEvent(Slim), AutoResetEvent, Semaphore, Mutex, CountdownEvent, Barrier, WaitAny and WaitAll.
using System;
using System.Threading;

var mre = new ManualResetEvent(false);
var are = new AutoResetEvent(false);
int steps = 0;
var t = new Thread(() => { mre.WaitOne(); steps = 1; are.Set(); });
t.Start();
Console.WriteLine(mre.WaitOne(1));
mre.Set();
are.WaitOne();
Console.WriteLine(steps + " " + are.WaitOne(0) + " " + mre.WaitOne(0));
t.Join();
var slim = new ManualResetEventSlim();
new Thread(() => { Thread.Sleep(10); slim.Set(); }).Start();
slim.Wait();
Console.WriteLine(slim.IsSet);
var sem = new Semaphore(2, 2);
Console.WriteLine(sem.WaitOne(0) + " " + sem.WaitOne(0) + " " + sem.WaitOne(0) + " " + sem.Release(2));
var ss = new SemaphoreSlim(0);
new Thread(() => ss.Release(3)).Start();
ss.Wait();
ss.Wait();
ss.Wait();
Console.WriteLine(ss.CurrentCount);
var mutex = new Mutex();
mutex.WaitOne();
mutex.WaitOne();
mutex.ReleaseMutex();
mutex.ReleaseMutex();
try { mutex.ReleaseMutex(); } catch (ApplicationException) { Console.WriteLine("not owned"); }
var cd = new CountdownEvent(3);
for (int i = 0; i < 3; i++) new Thread(() => cd.Signal()).Start();
cd.Wait();
Console.WriteLine(cd.CurrentCount);
int phases = 0;
var barrier = new Barrier(2, _ => phases++);
var b = new Thread(() => { barrier.SignalAndWait(); barrier.SignalAndWait(); });
b.Start();
barrier.SignalAndWait();
barrier.SignalAndWait();
b.Join();
Console.WriteLine(phases);
var e1 = new ManualResetEvent(false);
var e2 = new ManualResetEvent(true);
Console.WriteLine(WaitHandle.WaitAny([e1, e2]) + " " + WaitHandle.WaitAll([e1, e2], 5) + " " + WaitHandle.WaitAny([e1], 5));
e1.Set();
Console.WriteLine(WaitHandle.WaitAll([e1, e2]));

// expect: False
// expect: 1 False True
// expect: True
// expect: True True False 0
// expect: 0
// expect: not owned
// expect: 0
// expect: 2
// expect: 1 False 258
// expect: True
