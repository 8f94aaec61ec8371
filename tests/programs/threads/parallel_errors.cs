// Exceptions and cancellation in Parallel loops: AggregateException, OperationCanceledException, what ran before counts.
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

try { Parallel.For(0, 10, i => { if (i == 3) throw new FormatException("three"); }); }
catch (AggregateException e) { Console.WriteLine(e.InnerExceptions.Count + " " + e.InnerException!.Message); }
try { Parallel.Invoke(() => throw new InvalidOperationException("a"), () => throw new ArgumentException("b")); }
catch (AggregateException e) { Console.WriteLine(string.Join(" ", e.Flatten().InnerExceptions.Select(x => x.Message).Order())); }
var cts = new CancellationTokenSource();
int n = 0;
try { Parallel.For(0, 1_000_000, new ParallelOptions { CancellationToken = cts.Token }, i => { if (Interlocked.Increment(ref n) == 100) cts.Cancel(); }); }
catch (OperationCanceledException e) { Console.WriteLine((e.CancellationToken == cts.Token) + " " + (n < 1_000_000)); }
try { Parallel.ForEach([1, 2, 3], new ParallelOptions { CancellationToken = new CancellationToken(true) }, _ => Console.WriteLine("never")); }
catch (OperationCanceledException) { Console.WriteLine("before the start"); }
try { Parallel.For(0, 4, i => Parallel.For(0, 4, k => { if (i == 1 && k == 1) throw new Exception("inner"); })); }
catch (AggregateException e) { Console.WriteLine(e.Flatten().InnerException!.Message); }

// expect: 1 three
// expect: a b
// expect: True True
// expect: before the start
// expect: inner
