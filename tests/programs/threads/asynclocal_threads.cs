// AsyncLocal flows into threads, pool items, timers and tasks unless the flow is suppressed; change notifications.
using System;
using System.Threading;
using System.Threading.Tasks;

var log = new AsyncLocal<string>(x => { if (x.ThreadContextChanged) Console.WriteLine($"switch {x.PreviousValue ?? "-"} -> {x.CurrentValue ?? "-"}"); });
log.Value = "main";
var t = new Thread(() => { Console.WriteLine("thread " + log.Value); log.Value = "thread"; });
t.Start();
t.Join();
Console.WriteLine("after " + log.Value);
var u = new Thread(() => Console.WriteLine("unsafe " + (log.Value ?? "-")));
u.UnsafeStart();
u.Join();
var done = new ManualResetEventSlim();
var quiet = new AsyncLocal<int> { Value = 7 };
using (ExecutionContext.SuppressFlow())
{
    Console.WriteLine(ExecutionContext.IsFlowSuppressed());
    Task.Run(() => { Console.WriteLine("suppressed " + quiet.Value); done.Set(); });
}
done.Wait();
ExecutionContext c = ExecutionContext.Capture()!;
quiet.Value = 8;
ExecutionContext.Run(c, _ => { Console.WriteLine("run " + quiet.Value); quiet.Value = 9; }, null);
Console.WriteLine("back " + quiet.Value);

// expect: switch - -> main
// expect: thread main
// expect: switch thread -> -
// expect: after main
// expect: unsafe -
// expect: True
// expect: suppressed 0
// expect: run 7
// expect: back 8
