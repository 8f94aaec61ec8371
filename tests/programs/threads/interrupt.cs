// Thread.Interrupt: in Sleep, Wait, Join and lock; before the wait begins; with a lock that is entered anyway.
using System;
using System.Threading;

object o = new();
Run("sleep", () => Thread.Sleep(Timeout.Infinite));
Run("wait", () => { lock (o) Monitor.Wait(o); });
Run("event", () => new ManualResetEvent(false).WaitOne());
Run("any", () => WaitHandle.WaitAny([new ManualResetEvent(false), new AutoResetEvent(false)]));
Run("slim", () => new SemaphoreSlim(0).Wait());
Run("join", () => Thread.CurrentThread.Join());
Monitor.Enter(o);
Run("enter", () => { lock (o) Console.WriteLine("entered"); });
Monitor.Exit(o);
Thread.CurrentThread.Interrupt();
lock (o) Console.WriteLine("uncontended");
try { Thread.Sleep(1000); }
catch (ThreadInterruptedException) { Console.WriteLine("pending"); }
Thread.Sleep(1);
var late = new Thread(() => { try { Thread.Sleep(1000); } catch (ThreadInterruptedException e) { Console.WriteLine("late " + e.HResult.ToString("x")); } });
late.Start();
late.Interrupt();
late.Join();
late.Interrupt();

static void Run(string what, Action block)
{
    var t = new Thread(() =>
    {
        try { block(); Console.WriteLine(what + ": not interrupted"); }
        catch (ThreadInterruptedException) { Console.WriteLine(what); }
    });
    t.Start();
    while (!t.ThreadState.HasFlag(ThreadState.WaitSleepJoin)) Thread.Sleep(1);
    t.Interrupt();
    t.Join();
}

// expect: sleep
// expect: wait
// expect: event
// expect: any
// expect: slim
// expect: join
// expect: enter
// expect: uncontended
// expect: pending
// expect: late 80131519
