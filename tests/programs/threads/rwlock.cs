// ReaderWriterLockSlim and SpinLock.
using System;
using System.Threading;

var rw = new ReaderWriterLockSlim();
int value = 0, torn = 0;
var ts = new Thread[4];
for (int k = 0; k < 4; k++)
{
    bool writer = k == 0;
    ts[k] = new Thread(() =>
    {
        for (int i = 0; i < 300; i++)
        {
            if (writer) { rw.EnterWriteLock(); value++; value++; rw.ExitWriteLock(); }
            else { rw.EnterReadLock(); if (value % 2 != 0) Interlocked.Increment(ref torn); rw.ExitReadLock(); }
        }
    });
    ts[k].Start();
}
foreach (Thread t in ts) t.Join();
Console.WriteLine(value + " " + torn);
var spin = new SpinLock();
bool taken = false;
spin.Enter(ref taken);
Console.WriteLine(taken + " " + spin.IsHeld);
spin.Exit();
SpinWait.SpinUntil(() => value == 600);
Console.WriteLine("spun");

// expect: 600 0
// expect: True True
// expect: spun
