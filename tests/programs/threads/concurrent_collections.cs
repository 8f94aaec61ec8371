// ConcurrentDictionary, Queue, Stack, Bag, BlockingCollection under several threads.
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

var d = new ConcurrentDictionary<int, int>();
Run(4, k => { for (int i = 0; i < 1000; i++) d.AddOrUpdate(i, 1, (_, v) => v + 1); });
Console.WriteLine(d.Count + " " + d.Values.Sum());
var q = new ConcurrentQueue<int>();
var s = new ConcurrentStack<int>();
var b = new ConcurrentBag<int>();
Run(4, k => { for (int i = 0; i < 500; i++) { q.Enqueue(k * 500 + i); s.Push(i); b.Add(i); } });
long total = 0;
int last = -1;
bool ordered = true;
foreach (int x in q.Where(x => x < 500)) { ordered &= x > last; last = x; }
Run(4, _ => { while (q.TryDequeue(out int x)) Interlocked.Add(ref total, x); while (s.TryPop(out _)) { } while (b.TryTake(out _)) { } });
Console.WriteLine(ordered + " " + total + " " + q.IsEmpty + s.IsEmpty + b.IsEmpty);
var blocking = new BlockingCollection<int>(8);
int got = 0;
var consumers = Enumerable.Range(0, 2).Select(_ => { var t = new Thread(() => { foreach (int x in blocking.GetConsumingEnumerable()) Interlocked.Add(ref got, x); }); t.Start(); return t; }).ToArray();
for (int i = 1; i <= 100; i++) blocking.Add(i);
blocking.CompleteAdding();
foreach (Thread t in consumers) t.Join();
Console.WriteLine(got + " " + blocking.IsCompleted);
try { blocking.Add(1); }
catch (InvalidOperationException) { Console.WriteLine("complete"); }
int made = 0;
var lazy = new ConcurrentDictionary<string, Lazy<int>>();
Run(4, _ => { int v = lazy.GetOrAdd("k", _ => new Lazy<int>(() => Interlocked.Increment(ref made))).Value; });
Console.WriteLine(made);

static void Run(int n, Action<int> body)
{
    var ts = new Thread[n];
    for (int i = 0; i < n; i++) { int k = i; ts[i] = new Thread(() => body(k)); ts[i].Start(); }
    foreach (Thread t in ts) t.Join();
}

// expect: 1000 4000
// expect: True 1999000 TrueTrueTrue
// expect: 5050 True
// expect: complete
// expect: 1
