// Background threads do not keep the process alive.
using System;
using System.Threading;

new Thread(() => { Thread.Sleep(Timeout.Infinite); Console.WriteLine("never"); }) { IsBackground = true }.Start();
Console.WriteLine("main ends");

// expect: main ends
