// Work items that block each other: the pool must add threads or the program would hang.
// pool: 64
using System;
using System.Threading;

const int N = 12;
var ready = new CountdownEvent(N);
for (int i = 0; i < N; i++) ThreadPool.QueueUserWorkItem(_ => { ready.Signal(); ready.Wait(); });
ready.Wait();
Console.WriteLine("all " + N + " were in at once");

// expect: all 12 were in at once
