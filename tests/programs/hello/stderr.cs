// Standard error is apart from standard output.
// stderr: to stderr
using System;

Console.Error.WriteLine("to stderr");
Console.WriteLine("to stdout");

// expect: to stdout
