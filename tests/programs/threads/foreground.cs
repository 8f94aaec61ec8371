// The process lives until its foreground threads end.
using System;
using System.Threading;

var said = new ManualResetEvent(false);
new Thread(() => { said.WaitOne(); Thread.Sleep(100); Console.WriteLine("from the thread"); }).Start();
Console.WriteLine("main ends");
said.Set();

// expect: main ends
// expect: from the thread
