// Environment.Exit ends the process although foreground threads are blocked, in locks, waits and finally blocks; those do not run.
// exit: 3
using System;
using System.Threading;

object o = new();
var ready = new CountdownEvent(3);
Monitor.Enter(o);
new Thread(() => { ready.Signal(); lock (o) Console.WriteLine("never"); }).Start();
new Thread(() => { try { ready.Signal(); Thread.Sleep(Timeout.Infinite); } finally { Console.WriteLine("never"); } }).Start();
new Thread(() => { ready.Signal(); new ManualResetEvent(false).WaitOne(); }).Start();
ready.Wait();
AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine("exit " + Environment.HasShutdownStarted);
Environment.Exit(3);

// expect: exit False
