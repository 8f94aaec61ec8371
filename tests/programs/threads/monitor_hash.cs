// An object keeps its identity hash through locking, contention, Wait and deep recursion, in whatever order they come.
using System;
using System.Runtime.CompilerServices;
using System.Threading;

object hashedFirst = new();
int h1 = RuntimeHelpers.GetHashCode(hashedFirst);
lock (hashedFirst) { Contend(hashedFirst); Console.WriteLine(h1 == RuntimeHelpers.GetHashCode(hashedFirst)); }
object lockedFirst = new();
int h2;
lock (lockedFirst) h2 = RuntimeHelpers.GetHashCode(lockedFirst);
Console.WriteLine(h2 == RuntimeHelpers.GetHashCode(lockedFirst));
object waited = new();
lock (waited) Monitor.Wait(waited, 1);
int h3 = waited.GetHashCode();
lock (waited) Console.WriteLine(h3 == waited.GetHashCode());
object deep = new();
for (int i = 0; i < 5000; i++) Monitor.Enter(deep);
int h4 = deep.GetHashCode();
for (int i = 0; i < 4999; i++) Monitor.Exit(deep);
Console.WriteLine(Monitor.IsEntered(deep) + " " + (h4 == deep.GetHashCode()));
Monitor.Exit(deep);
Console.WriteLine(Monitor.IsEntered(deep));
try { Monitor.Exit(deep); }
catch (SynchronizationLockException) { Console.WriteLine("balanced"); }

// With the lock held by us, another thread tries and fails: the lock becomes fat.
static void Contend(object o)
{
    bool got = true;
    var t = new Thread(() => got = Monitor.TryEnter(o, 10));
    t.Start();
    t.Join();
    Console.WriteLine(got);
}

// expect: False
// expect: True
// expect: True
// expect: True
// expect: True True
// expect: False
// expect: balanced
