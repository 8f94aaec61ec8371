// Environment.Exit ends the process at once with its code; finally blocks do not run.
// exit: 7
using System;

try
{
    Console.WriteLine("before");
    Environment.Exit(7);
}
finally
{
    Console.WriteLine("not reached");
}

// expect: before
