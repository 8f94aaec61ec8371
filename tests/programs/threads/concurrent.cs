// Concurrent collections under contention.
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;

var d = new ConcurrentDictionary<int, int>();
var q = new ConcurrentQueue<int>();
var s = new ConcurrentStack<int>();
var ts = Enumerable.Range(0, 4).Select(k => new Thread(() =>
{
    for (int i = 0; i < 1000; i++)
    {
        d.AddOrUpdate(i % 10, 1, (_, v) => v + 1);
        q.Enqueue(i);
        s.Push(i);
    }
})).ToArray();
foreach (Thread t in ts) t.Start();
foreach (Thread t in ts) t.Join();
Console.WriteLine(d.Values.Sum() + " " + d.Count + " " + d[3]);
int n = 0;
while (q.TryDequeue(out _)) n++;
Console.WriteLine(n + " " + s.Count);
Console.WriteLine(d.GetOrAdd(99, k => k * 2) + " " + d.TryRemove(99, out int r) + " " + r);
using var bc = new BlockingCollection<int>(5);
var producer = new Thread(() => { for (int i = 1; i <= 100; i++) bc.Add(i); bc.CompleteAdding(); });
producer.Start();
Console.WriteLine(bc.GetConsumingEnumerable().Sum());

// expect: 4000 10 400
// expect: 4000 4000
// expect: 198 True 198
// expect: 5050
