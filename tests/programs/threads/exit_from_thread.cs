// Environment.Exit in another thread while Main waits; the code counts, and what Main would have done does not happen.
// exit: 5
using System;
using System.Threading;

var never = new ManualResetEvent(false);
AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine("exit " + Environment.ExitCode);
new Thread(() => { Console.WriteLine("thread"); Environment.Exit(5); }).Start();
never.WaitOne();
Console.WriteLine("never");

// expect: thread
// expect: exit 5
