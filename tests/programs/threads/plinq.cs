// PLINQ: order, aggregation, grouping, exceptions, cancellation, merges.
// pool: 4
using System;
using System.Linq;
using System.Threading;

var numbers = Enumerable.Range(0, 10000).ToArray();
Console.WriteLine(string.Join(" ", numbers.AsParallel().AsOrdered().Where(x => x % 1000 == 7).Select(x => x * 2)));
Console.WriteLine(numbers.AsParallel().Sum(x => (long)x) + " " + numbers.AsParallel().Max() + " " + numbers.AsParallel().Count(x => x % 3 == 0));
Console.WriteLine(numbers.AsParallel().Aggregate(() => 0L, (a, x) => a + x, (a, b) => a + b, a => a * 2));
Console.WriteLine(string.Join(" ", numbers.AsParallel().GroupBy(x => x % 4).OrderBy(g => g.Key).Select(g => g.Key + ":" + g.Count())));
Console.WriteLine(string.Join(" ", numbers.AsParallel().OrderByDescending(x => x % 100).ThenBy(x => x).Take(3)));
Console.WriteLine(numbers.AsParallel().AsOrdered().Zip(numbers.AsParallel().AsOrdered(), (a, b) => a - b).All(x => x == 0));
Console.WriteLine(numbers.AsParallel().WithDegreeOfParallelism(2).Any(x => x == 9999) + " " + numbers.AsParallel().AsOrdered().First(x => x > 41));
try { Console.WriteLine(numbers.AsParallel().Select(x => x == 77 ? throw new FormatException("bad") : x).Sum(x => (long)x)); }
catch (AggregateException e) { Console.WriteLine(e.InnerException!.Message); }
var cts = new CancellationTokenSource();
cts.Cancel();
try { numbers.AsParallel().WithCancellation(cts.Token).ForAll(_ => { }); }
catch (OperationCanceledException) { Console.WriteLine("cancelled"); }
int n = 0;
numbers.AsParallel().WithMergeOptions(ParallelMergeOptions.FullyBuffered).ForAll(_ => Interlocked.Increment(ref n));
Console.WriteLine(n);
Console.WriteLine(string.Join(",", numbers.AsParallel().AsOrdered().Select(x => x % 10).Distinct().AsSequential().Take(10).Order()));

// expect: 14 2014 4014 6014 8014 10014 12014 14014 16014 18014
// expect: 49995000 9999 3334
// expect: 99990000
// expect: 0:2500 1:2500 2:2500 3:2500
// expect: 99 199 299
// expect: True
// expect: True 42
// expect: bad
// expect: cancelled
// expect: 10000
// expect: 0,1,2,3,4,5,6,7,8,9
