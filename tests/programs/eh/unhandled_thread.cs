// Unhandled on another thread: event, finally blocks of that thread, abort.
// exit: 134
// stderr: Unhandled exception. System.NotSupportedException: on a thread
using System;
using System.Threading;

static class P
{
    static void Main()
    {
        AppDomain.CurrentDomain.UnhandledException += (s, e) => Console.WriteLine("event " + e.ExceptionObject.GetType().Name);
        Thread t = new(() =>
        {
            try { throw new NotSupportedException("on a thread"); }
            finally { Console.WriteLine("finally"); }
        });
        t.Start();
        t.Join();
        Thread.Sleep(Timeout.Infinite);
    }
}

// expect: event NotSupportedException
// expect: finally
