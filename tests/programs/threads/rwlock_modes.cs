// ReaderWriterLockSlim: upgradeable mode, recursion policies, counts, and what each mode excludes.
using System;
using System.Threading;

var rw = new ReaderWriterLockSlim();
rw.EnterUpgradeableReadLock();
Console.WriteLine(rw.IsUpgradeableReadLockHeld + " " + Other(rw.TryEnterReadLock, rw.ExitReadLock) + " " + Other(rw.TryEnterUpgradeableReadLock, rw.ExitUpgradeableReadLock) + " " + Other(rw.TryEnterWriteLock, rw.ExitWriteLock));
rw.EnterWriteLock();
Console.WriteLine(rw.IsWriteLockHeld + " " + Other(rw.TryEnterReadLock, rw.ExitReadLock));
rw.ExitWriteLock();
rw.EnterReadLock();
rw.ExitUpgradeableReadLock();
Console.WriteLine(rw.IsReadLockHeld + " " + rw.CurrentReadCount + " " + Other(rw.TryEnterReadLock, rw.ExitReadLock) + " " + Other(rw.TryEnterWriteLock, rw.ExitWriteLock));
Try(() => rw.EnterReadLock());
Try(() => rw.EnterWriteLock());
rw.ExitReadLock();
Try(() => rw.ExitReadLock());
Try(() => rw.ExitWriteLock());
var deep = new ReaderWriterLockSlim(LockRecursionPolicy.SupportsRecursion);
deep.EnterWriteLock();
deep.EnterWriteLock();
deep.EnterReadLock();
Console.WriteLine(deep.RecursiveWriteCount + " " + deep.RecursiveReadCount);
deep.ExitReadLock();
deep.ExitWriteLock();
deep.ExitWriteLock();
deep.EnterReadLock();
Try(() => deep.EnterWriteLock());
Try(() => deep.Dispose());
deep.ExitReadLock();
deep.Dispose();
Try(() => deep.EnterReadLock());

// Whether another thread can enter; it leaves again.
static bool Other(Func<int, bool> enter, Action exit)
{
    bool got = false;
    var t = new Thread(() => { if (got = enter(0)) exit(); });
    t.Start();
    t.Join();
    return got;
}

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: True True False False
// expect: True False
// expect: True 1 True False
// expect: LockRecursionException
// expect: LockRecursionException
// expect: SynchronizationLockException
// expect: SynchronizationLockException
// expect: 2 1
// expect: LockRecursionException
// expect: SynchronizationLockException
// expect: ObjectDisposedException
