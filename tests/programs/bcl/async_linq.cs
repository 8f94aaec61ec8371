// LINQ over IAsyncEnumerable: operators, cancellation, exceptions, disposal order.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

Console.WriteLine(string.Join(",", await Numbers(6).Where(x => x % 2 == 0).Select(async (int x, CancellationToken t) => { await Task.Yield(); return x * x; }).ToListAsync()));
Console.WriteLine(await Numbers(5).SumAsync() + " " + await Numbers(5).CountAsync(x => x > 2) + " " + await Numbers(5).FirstOrDefaultAsync(x => x == 9) + " " + await Numbers(4).AggregateAsync((a, b) => a * 10 + b));
Console.WriteLine(string.Join(",", await Numbers(3).Concat(Numbers(2)).Zip(Numbers(9)).Reverse().ToArrayAsync()));
Console.WriteLine(string.Join(" ", await Numbers(7).GroupBy(x => x % 3).Select(g => g.Key + ":" + string.Join("", g)).ToListAsync()) + " " + string.Join("|", await Numbers(5).Chunk(2).Select(c => c.Length).ToListAsync()));
Console.WriteLine((await Numbers(4).ToDictionaryAsync(x => "k" + x))["k3"] + " " + await Numbers(10).SkipWhile(x => x < 3).Take(2..4).MaxAsync() + " " + await new[] { 1, 2, 2 }.ToAsyncEnumerable().Distinct().CountAsync());
using var source = new CancellationTokenSource();
try
{
    await foreach (int i in Numbers(100).WithCancellation(source.Token)) { Console.Write(i + " "); if (i == 2) source.Cancel(); }
}
catch (OperationCanceledException) { Console.WriteLine("cancelled"); }
try { await Numbers(3).SingleAsync(); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
await foreach (int i in Numbers(5).TakeWhile(x => x < 1)) Console.WriteLine("last " + i);
foreach (int i in Numbers(2).ToBlockingEnumerable()) Console.WriteLine("blocking " + i);

static async IAsyncEnumerable<int> Numbers(int n, [EnumeratorCancellation] CancellationToken t = default)
{
    try { for (int i = 0; i < n; i++) { await Task.Yield(); t.ThrowIfCancellationRequested(); yield return i; } }
    finally { if (n == 5) Console.Write("."); }
}

// expect: 0,4,16
// expect: ...10 2 0 123
// expect: (1, 4),(0, 3),(2, 2),(1, 1),(0, 0)
// expect: .0:036 1:14 2:25 2|2|1
// expect: 3 6 2
// expect: 0 1 2 cancelled
// expect: Sequence contains more than one element
// expect: last 0
// expect: .blocking 0
// expect: blocking 1
