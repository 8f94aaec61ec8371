// Thousands of objects become contended locks and die; their monitors serve others. Locks that live keep working.
using System;
using System.Threading;

object survivor = new();
int count = 0;
for (int round = 0; round < 20; round++)
{
    var locks = new object[200];
    for (int i = 0; i < locks.Length; i++)
    {
        locks[i] = new object();
        lock (locks[i]) Monitor.Wait(locks[i], 0);
        lock (locks[i]) count++;
    }
    lock (survivor) Monitor.Wait(survivor, 0);
    GC.Collect();
}
lock (survivor) Console.WriteLine(Monitor.IsEntered(survivor));
Console.WriteLine(count + " " + Monitor.IsEntered(survivor));

// expect: True
// expect: 4000 False
