// Work items that block all workers: the pool adds workers until the one that frees them runs.
// pool: 64
using System;
using System.Threading;
using System.Threading.Tasks;

var release = new ManualResetEventSlim();
int blocked = 0;
int n = Environment.ProcessorCount + 3;
var done = new CountdownEvent(n);
for (int i = 0; i < n; i++) ThreadPool.QueueUserWorkItem(_ => { Interlocked.Increment(ref blocked); release.Wait(); done.Signal(); });
Task.Run(() => release.Set());
done.Wait();
Console.WriteLine(blocked == n);
var long1 = new ManualResetEventSlim();
bool isPool = true;
Task t = Task.Factory.StartNew(() => { isPool = Thread.CurrentThread.IsThreadPoolThread; long1.Set(); }, TaskCreationOptions.LongRunning);
long1.Wait();
t.Wait();
Console.WriteLine(isPool);

// expect: True
// expect: False
