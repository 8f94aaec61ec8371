// Parallel.For, ForEach, Invoke: results, Break and Stop, thread-local sums, degree of parallelism, nothing to do.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

long sum = 0;
Parallel.For(0, 10000, () => 0L, (i, _, local) => local + i, local => Interlocked.Add(ref sum, local));
Console.WriteLine(sum);
var seen = new bool[1000];
Parallel.ForEach(Enumerable.Range(0, 1000), i => seen[i] = true);
Console.WriteLine(seen.All(x => x));
ParallelLoopResult r = Parallel.For(0, 100000, (i, s) => { if (i == 50) s.Break(); });
Console.WriteLine(r.IsCompleted + " " + r.LowestBreakIteration);
r = Parallel.For(0, 100000, (i, s) => s.Stop());
Console.WriteLine(r.IsCompleted + " " + (r.LowestBreakIteration == null));
int a = 0, b = 0, c = 0;
Parallel.Invoke(() => a = 1, () => b = 2, () => c = 3);
Console.WriteLine(a + b + c);
int running = 0, most = 0;
Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ =>
{
    int n = Interlocked.Increment(ref running);
    int old;
    while ((old = most) < n && Interlocked.CompareExchange(ref most, n, old) != old) { }
    Thread.Yield();
    Interlocked.Decrement(ref running);
});
Console.WriteLine(most <= 2);
Console.WriteLine(Parallel.For(5, 5, _ => throw new Exception()).IsCompleted + " " + Parallel.ForEach(new List<int>(), _ => throw new Exception()).IsCompleted);
Parallel.For(0L, 10L, new ParallelOptions { MaxDegreeOfParallelism = 1 }, i => Console.Write(i));
Console.WriteLine();

// expect: 49995000
// expect: True
// expect: False 50
// expect: False True
// expect: 6
// expect: True
// expect: True True
// expect: 0123456789
