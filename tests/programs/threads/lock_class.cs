// System.Threading.Lock: recursion, scopes, TryEnter, misuse, and that lock() on it is not a Monitor.
using System;
using System.Threading;

var l = new Lock();
using (l.EnterScope())
{
    lock (l) Console.WriteLine(l.IsHeldByCurrentThread);
    Console.WriteLine(l.IsHeldByCurrentThread);
    bool other = true;
    var t = new Thread(() => other = l.TryEnter(TimeSpan.FromMilliseconds(10)));
    t.Start();
    t.Join();
    Console.WriteLine(other);
}
Console.WriteLine(l.IsHeldByCurrentThread);
try { l.Exit(); }
catch (SynchronizationLockException) { Console.WriteLine("not held"); }
Console.WriteLine(l.TryEnter() + " " + l.TryEnter(0));
l.Exit();
l.Exit();
int n = 0;
var ts = new Thread[3];
for (int i = 0; i < ts.Length; i++)
{
    ts[i] = new Thread(() => { for (int k = 0; k < 3000; k++) lock (l) n++; });
    ts[i].Start();
}
foreach (Thread t in ts) t.Join();
Console.WriteLine(n);

// expect: True
// expect: True
// expect: False
// expect: False
// expect: not held
// expect: True True
// expect: 9000
