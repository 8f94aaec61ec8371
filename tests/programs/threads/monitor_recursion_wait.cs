// Monitor.Wait gives up all recursive acquisitions and takes them back.
using System;
using System.Threading;

object o = new();
bool signalled = false;
Monitor.Enter(o);
Monitor.Enter(o);
Monitor.Enter(o);
var t = new Thread(() => { lock (o) { signalled = true; Monitor.Pulse(o); } });
t.Start();
while (!signalled) Monitor.Wait(o);
t.Join();
int depth = 0;
while (Monitor.IsEntered(o)) { Monitor.Exit(o); depth++; }
Console.WriteLine(depth);

// expect: 3
