// A thread that ends while it holds a lock leaves it locked for ever, as .NET does; its other belongings go.
using System;
using System.Threading;

object o = new();
var l = new Lock();
var t = new Thread(() => { Monitor.Enter(o); l.Enter(); });
t.Start();
t.Join();
Console.WriteLine(Monitor.TryEnter(o, 20) + " " + l.TryEnter(20) + " " + Monitor.IsEntered(o));
// New threads do not become its owner by having its place.
for (int i = 0; i < 20; i++)
{
    var u = new Thread(() => { if (Monitor.TryEnter(o)) Console.WriteLine("stolen"); });
    u.Start();
    u.Join();
}
Console.WriteLine("still locked");

// expect: False False False
// expect: still locked
