// SpinWait, SpinLock, Thread.SpinWait and Yield: progress, ownership, limits.
using System;
using System.Threading;

var w = new SpinWait();
for (int i = 0; i < 30; i++) w.SpinOnce();
Console.WriteLine(w.Count + " " + w.NextSpinWillYield);
w.Reset();
Console.WriteLine(w.Count);
SpinWait.SpinUntil(() => true);
Console.WriteLine(SpinWait.SpinUntil(() => false, 5));
Thread.SpinWait(1000);
Thread.Yield();
var tracked = new SpinLock(true);
bool taken = false;
tracked.Enter(ref taken);
Console.WriteLine(taken + " " + tracked.IsHeldByCurrentThread);
try { bool again = false; tracked.Enter(ref again); }
catch (LockRecursionException) { Console.WriteLine("recursion"); }
tracked.Exit();
try { tracked.Exit(); }
catch (SynchronizationLockException) { Console.WriteLine("not held"); }
var l = new SpinLock(false);
int n = 0;
var ts = new Thread[3];
for (int i = 0; i < 3; i++)
{
    ts[i] = new Thread(() => { for (int k = 0; k < 2000; k++) { bool t = false; l.Enter(ref t); n++; l.Exit(); } });
    ts[i].Start();
}
foreach (Thread t in ts) t.Join();
Console.WriteLine(n);

// expect: 30 True
// expect: 0
// expect: False
// expect: True True
// expect: recursion
// expect: not held
// expect: 6000
