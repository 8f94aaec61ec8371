// A timer is changed to earlier and to later, stopped and started again.
using System;
using System.Threading;

int n = 0;
using var fired = new AutoResetEvent(false);
using var timer = new Timer(_ => { Interlocked.Increment(ref n); fired.Set(); });
timer.Change(100000, Timeout.Infinite);
timer.Change(10, Timeout.Infinite);
Console.WriteLine(fired.WaitOne(10000));
Console.WriteLine(fired.WaitOne(50));
timer.Change(5, 5);
for (int i = 0; i < 20; i++)
    if (!fired.WaitOne(10000)) Console.WriteLine("late");
timer.Change(Timeout.Infinite, Timeout.Infinite);
Thread.Sleep(50);
fired.Reset();
Console.WriteLine(n >= 21);
int before = n;
Console.WriteLine(fired.WaitOne(100) || before != n);
timer.Change(0, Timeout.Infinite);
Console.WriteLine(fired.WaitOne(10000));

// expect: True
// expect: False
// expect: True
// expect: False
// expect: True
