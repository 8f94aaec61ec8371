// Monitor without the lock: Exit, Wait, Pulse throw SynchronizationLockException; null throws ArgumentNullException; bad time-outs.
using System;
using System.Threading;

object o = new();
Try("exit", () => Monitor.Exit(o));
Try("wait", () => Monitor.Wait(o));
Try("pulse", () => Monitor.Pulse(o));
Try("pulse all", () => Monitor.PulseAll(o));
Try("enter null", () => Monitor.Enter(null!));
Try("exit null", () => Monitor.Exit(null!));
Try("entered null", () => Monitor.IsEntered(null!));
Try("try null", () => Monitor.TryEnter(null!));
Try("time-out", () => Monitor.TryEnter(o, -2));
Try("taken", () => { bool taken = true; Monitor.Enter(o, ref taken); });
lock (o) Try("wait time-out", () => Monitor.Wait(o, -5));
lock (o)
{
    var t = new Thread(() => Try("other's lock", () => Monitor.Exit(o)));
    t.Start();
    t.Join();
}
Console.WriteLine(Monitor.IsEntered(o));

static void Try(string what, Action a)
{
    try { a(); Console.WriteLine(what + ": nothing"); }
    catch (Exception e) { Console.WriteLine(what + ": " + e.GetType().Name); }
}

// expect: exit: SynchronizationLockException
// expect: wait: SynchronizationLockException
// expect: pulse: SynchronizationLockException
// expect: pulse all: SynchronizationLockException
// expect: enter null: ArgumentNullException
// expect: exit null: ArgumentNullException
// expect: entered null: ArgumentNullException
// expect: try null: ArgumentNullException
// expect: time-out: ArgumentOutOfRangeException
// expect: taken: ArgumentException
// expect: wait time-out: ArgumentOutOfRangeException
// expect: other's lock: SynchronizationLockException
// expect: False
