// Tasks from threads: ContinueWith options, WaitAll and WaitAny, attached children, unobserved faults, TaskScheduler.Current.
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

Task<int> a = Task.Run(() => 1), b = Task.Run(() => { Thread.Sleep(5); return 2; });
Task.WaitAll(a, b);
Console.WriteLine(a.Result + b.Result + " " + Task.WaitAny(a, b));
Task f = Task.Run(() => throw new FormatException("f"));
Task c = f.ContinueWith(_ => Console.WriteLine("never"), TaskContinuationOptions.OnlyOnRanToCompletion);
Task d = f.ContinueWith(t => Console.WriteLine("fault " + t.Exception!.InnerException!.Message), TaskContinuationOptions.OnlyOnFaulted);
d.Wait();
try { c.Wait(); }
catch (AggregateException e) { Console.WriteLine(e.InnerException!.GetType().Name); }
int n = 0;
Task parent = Task.Factory.StartNew(() =>
{
    for (int i = 0; i < 5; i++) Task.Factory.StartNew(() => { Thread.Sleep(2); Interlocked.Increment(ref n); }, TaskCreationOptions.AttachedToParent);
});
parent.Wait();
Console.WriteLine(n + " " + parent.Status);
try { Task.WaitAll(Task.Run(() => throw new Exception("x")), Task.Run(() => throw new Exception("y"))); }
catch (AggregateException e) { Console.WriteLine(string.Join(" ", e.InnerExceptions.Select(x => x.Message).Order())); }
Console.WriteLine(Task.WaitAll([Task.Delay(10000)], 5));
var sync = new Task<int>(() => Environment.CurrentManagedThreadId);
sync.RunSynchronously();
Console.WriteLine(sync.Result == Environment.CurrentManagedThreadId);
Console.WriteLine(TaskScheduler.Current == TaskScheduler.Default);
var tcs = new TaskCompletionSource<string>();
new Thread(() => tcs.SetResult("set")).Start();
Console.WriteLine(tcs.Task.Result + " " + tcs.TrySetResult("again"));

// expect: 3 0
// expect: fault f
// expect: TaskCanceledException
// expect: 5 RanToCompletion
// expect: x y
// expect: False
// expect: True
// expect: True
// expect: set False
