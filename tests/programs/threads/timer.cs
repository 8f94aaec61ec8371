// Timers: one shot, periodic, changed, disposed; their order by due time.
using System;
using System.Collections.Generic;
using System.Threading;

var order = new List<string>();
var all = new CountdownEvent(3);
void Add(string s) { lock (order) order.Add(s); all.Signal(); }
using var a = new Timer(_ => Add("1500"), null, 1500, -1);
using var b = new Timer(_ => Add("10"), null, 10, -1);
using var c = new Timer(s => Add((string)s!), "700", 700, -1);
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

// expect: 10 700 1500
// expect: True
// expect: False
