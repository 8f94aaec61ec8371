// An exception that leaves async Main is unhandled.
// exit: 134
// stderr: Unhandled exception. System.InvalidOperationException: out of main
using System;
using System.Threading.Tasks;

await Task.Delay(1);
Console.WriteLine("before");
throw new InvalidOperationException("out of main");

// expect: before
