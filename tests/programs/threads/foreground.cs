// The process lives until its foreground threads end.
using System;
using System.Threading;

new Thread(() => { Thread.Sleep(1500); Console.WriteLine("from the thread"); }).Start();
Console.WriteLine("main ends");

// expect: main ends
// expect: from the thread
