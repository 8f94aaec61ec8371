// An unhandled exception in a thread ends the process as one in Main does.
// exit: 134
// stderr: Unhandled exception. System.Exception: in thread
using System;
using System.Threading;

var t = new Thread(() => throw new Exception("in thread"));
Console.WriteLine("start");
t.Start();
t.Join();
Console.WriteLine("not reached");

// expect: start
