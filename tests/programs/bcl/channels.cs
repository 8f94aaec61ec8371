// Channels: bounded with each full mode, unbounded, prioritised, several readers, completion and errors.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

foreach (var mode in Enum.GetValues<BoundedChannelFullMode>().Where(m => m != BoundedChannelFullMode.Wait))
{
    List<int> dropped = [];
    var c = Channel.CreateBounded<int>(new BoundedChannelOptions(3) { FullMode = mode }, dropped.Add);
    for (int i = 0; i < 6; i++) c.Writer.TryWrite(i);
    c.Writer.Complete();
    Console.WriteLine($"{mode}: {string.Join(",", await c.Reader.ReadAllAsync().ToListAsync())} dropped {string.Join(",", dropped)}");
}
var wait = Channel.CreateBounded<int>(1);
Console.WriteLine(wait.Writer.TryWrite(1) + " " + wait.Writer.TryWrite(2) + " " + wait.Reader.Count + " " + wait.Reader.TryPeek(out int head) + head);
var blocked = wait.Writer.WriteAsync(2).AsTask();
Console.WriteLine(blocked.IsCompleted + " " + await wait.Reader.ReadAsync());
await blocked;
wait.Writer.Complete(new FormatException("end"));
Console.WriteLine(await wait.Reader.ReadAsync());
try { await wait.Reader.ReadAsync(); } catch (ChannelClosedException e) { Console.WriteLine(e.InnerException!.Message); }
try { await wait.Reader.Completion; } catch (FormatException e) { Console.WriteLine(e.Message); }
Console.WriteLine(wait.Writer.TryComplete() + " " + wait.Writer.TryWrite(3));

var many = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = false });
int[] sums = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ => { int s = 0; await foreach (int x in many.Reader.ReadAllAsync()) s += x; return s; })
    .Concat([Task.Run(async () => { await Parallel.ForEachAsync(Enumerable.Range(1, 1000), async (i, t) => await many.Writer.WriteAsync(i, t)); many.Writer.Complete(); return 0; })]));
Console.WriteLine(sums.Sum());
var order = Channel.CreateUnboundedPrioritized<int>();
foreach (int i in new[] { 5, 1, 4, 2, 3 }) order.Writer.TryWrite(i);
order.Writer.Complete();
Console.WriteLine(string.Join(",", await order.Reader.ReadAllAsync().ToListAsync()));
using var stop = new CancellationTokenSource();
var never = Channel.CreateUnbounded<string>().Reader.ReadAsync(stop.Token);
stop.Cancel();
try { await never; } catch (OperationCanceledException) { Console.WriteLine("cancelled"); }

// expect: DropNewest: 0,1,5 dropped 2,3,4
// expect: DropOldest: 3,4,5 dropped 0,1,2
// expect: DropWrite: 0,1,2 dropped 3,4,5
// expect: True False 1 True1
// expect: False 1
// expect: 2
// expect: end
// expect: end
// expect: False False
// expect: 500500
// expect: 1,2,3,4,5
// expect: cancelled
