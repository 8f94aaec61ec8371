// Parallel.For, ForEach, Invoke, PLINQ, aggregate exceptions.
using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

long sum = 0;
Parallel.For(0, 1000, i => Interlocked.Add(ref sum, i));
Console.WriteLine(sum);
var bag = new ConcurrentBag<int>();
Parallel.ForEach(Enumerable.Range(1, 100), i => bag.Add(i * 2));
Console.WriteLine(bag.Count + " " + bag.Sum());
int done = 0;
Parallel.Invoke(() => Interlocked.Increment(ref done), () => Interlocked.Increment(ref done));
Console.WriteLine(done);
Console.WriteLine(Enumerable.Range(1, 200).AsParallel().Where(x => x % 2 == 0).Select(x => x * x).Sum());
try { Parallel.For(0, 10, i => { if (i == 5) throw new InvalidOperationException("five"); }); }
catch (AggregateException e) { Console.WriteLine(e.InnerExceptions[0].Message); }
long local = 0;
Parallel.For(0, 100, () => 0L, (i, _, acc) => acc + i, acc => Interlocked.Add(ref local, acc));
Console.WriteLine(local);

// expect: 499500
// expect: 100 10100
// expect: 2
// expect: 1353400
// expect: five
// expect: 4950
