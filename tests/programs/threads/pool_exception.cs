// An exception in a work item that nobody catches ends the process; ProcessExit handlers do not run, UnhandledException does.
// exit: 134
// stderr: System.InvalidOperationException: from the pool
using System;
using System.Threading;

AppDomain.CurrentDomain.UnhandledException += (_, e) => Console.WriteLine("unhandled " + e.IsTerminating + " " + ((Exception)e.ExceptionObject).Message);
AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine("exit");
ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException("from the pool"));
Thread.Sleep(Timeout.Infinite);

// expect: unhandled True from the pool
