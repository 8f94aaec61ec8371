// Threads: start, join, parameters, names, background, current thread, many at once.
using System;
using System.Threading;

int sum = 0;
var threads = new Thread[8];
for (int i = 0; i < threads.Length; i++)
{
    int k = i;
    threads[i] = new Thread(() => { for (int j = 0; j < 1000; j++) Interlocked.Add(ref sum, k); });
    threads[i].Start();
}
foreach (Thread t in threads) t.Join();
Console.WriteLine(sum);
var p = new Thread(o => Console.WriteLine("got " + o)) { Name = "worker", IsBackground = true };
p.Start("parameter");
p.Join();
Console.WriteLine(p.Name + " " + p.IsAlive + " " + p.IsBackground);
string? seen = null;
int id = 0;
var n = new Thread(() => { seen = Thread.CurrentThread.Name; id = Environment.CurrentManagedThreadId; }) { Name = "named" };
n.Start();
n.Join();
Console.WriteLine(seen + " " + (id == n.ManagedThreadId) + " " + (id != Environment.CurrentManagedThreadId));
Console.WriteLine(new Thread(() => Thread.Sleep(1)).ThreadState);
var slow = new Thread(() => Thread.Sleep(300)) { IsBackground = true };
slow.Start();
Console.WriteLine(slow.Join(1) + " " + slow.Join(10000));

// exit: 134
// expect: 28000
// expect: got parameter
