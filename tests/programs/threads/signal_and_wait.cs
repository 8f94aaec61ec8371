// WaitHandle.SignalAndWait with events, semaphores and mutexes; a full semaphore and a mutex that is not owned are refused.
using System;
using System.Threading;

var ping = new AutoResetEvent(false);
var pong = new AutoResetEvent(false);
var t = new Thread(() => { for (int i = 0; i < 100; i++) { ping.WaitOne(); pong.Set(); } });
t.Start();
for (int i = 0; i < 100; i++) WaitHandle.SignalAndWait(ping, pong);
t.Join();
Console.WriteLine("ping pong");
var sem = new Semaphore(0, 1);
Console.WriteLine(WaitHandle.SignalAndWait(sem, sem) + " " + WaitHandle.SignalAndWait(sem, pong, 10, false));
Try(() => WaitHandle.SignalAndWait(sem, ping, 0, false));
var m = new Mutex();
Try(() => WaitHandle.SignalAndWait(m, ping, 0, false));
m.WaitOne();
ping.Set();
Console.WriteLine(WaitHandle.SignalAndWait(m, ping));
Try(() => m.ReleaseMutex());

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: ping pong
// expect: True False
// expect: InvalidOperationException
// expect: ApplicationException
// expect: True
// expect: ApplicationException
