// Timers: one shot, periodic, changed, disposed.
using System;
using System.Collections.Generic;
using System.Threading;

var order = new List<string>();
var all = new CountdownEvent(3);
void Add(string s) { lock (order) order.Add(s); all.Signal(); }
// Each is set when the one before it has fired: timers that are due together fire in any order.
Timer a = null!, b = null!, c = null!;
a = new Timer(_ => { Add("10"); b.Change(40, -1); }, null, -1, -1);
b = new Timer(_ => { Add("40"); c.Change(1, -1); }, null, -1, -1);
c = new Timer(s => Add((string)s!), "1", -1, -1);
a.Change(10, -1);
all.Wait();
Console.WriteLine(string.Join(" ", order));
int ticks = 0;
var three = new ManualResetEventSlim();
var p = new Timer(_ => { if (Interlocked.Increment(ref ticks) == 3) three.Set(); }, null, 0, 5);
three.Wait();
p.Dispose();
Console.WriteLine(ticks >= 3);
bool fired = false;
var never = new Timer(_ => fired = true, null, 1000, -1);
never.Change(-1, -1);
Thread.Sleep(1200);
Console.WriteLine(fired);

// expect: 10 40 1
// expect: True
// expect: False
