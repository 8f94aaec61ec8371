// Environment.FailFast: message on standard error, SIGABRT, no handlers.
// exit: 134
// stderr: stop now
using System;

try
{
    Console.WriteLine("before");
    Environment.FailFast("stop now");
}
finally
{
    Console.WriteLine("not reached");
}

// expect: before
