// An exception that nobody catches: its text on standard error, and the process ends by SIGABRT.
// exit: 134
// stderr: Unhandled exception. System.InvalidOperationException: nobody catches this
using System;

Console.WriteLine("before");
throw new InvalidOperationException("nobody catches this");

// expect: before
