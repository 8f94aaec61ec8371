// CancellationTokenSource across threads: registrations run once, in reverse order, linked sources, WaitHandle, Dispose.
using System;
using System.Threading;

var cts = new CancellationTokenSource();
cts.Token.Register(() => Console.WriteLine("first"));
cts.Token.Register(s => Console.WriteLine(s), "second");
CancellationTokenRegistration removed = cts.Token.Register(() => Console.WriteLine("never"));
Console.WriteLine(removed.Unregister() + " " + removed.Unregister());
var linked = CancellationTokenSource.CreateLinkedTokenSource(cts.Token, new CancellationTokenSource().Token);
var t = new Thread(() => { linked.Token.WaitHandle.WaitOne(); });
t.Start();
cts.Cancel();
t.Join();
Console.WriteLine("linked " + linked.IsCancellationRequested);
cts.Token.Register(() => Console.WriteLine("at once"));
var bad = new CancellationTokenSource();
bad.Token.Register(() => throw new FormatException("a"));
bad.Token.Register(() => throw new ArgumentException("b"));
try { bad.Cancel(); }
catch (AggregateException e) { Console.WriteLine(e.InnerExceptions.Count); }
var timed = new CancellationTokenSource(10);
timed.Token.WaitHandle.WaitOne();
Console.WriteLine(timed.IsCancellationRequested + " " + timed.TryReset() + " " + new CancellationTokenSource().TryReset());
timed.Dispose();
try { timed.Token.ToString(); }
catch (ObjectDisposedException) { Console.WriteLine("disposed"); }

// expect: True False
// expect: second
// expect: first
// expect: linked True
// expect: at once
// expect: 2
// expect: True False True
// expect: disposed
