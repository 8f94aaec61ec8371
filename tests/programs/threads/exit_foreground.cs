// The process waits for foreground threads after Main, then ends although a background thread runs; the exit code is Main's.
// exit: 7
using System;
using System.Threading;

class P
{
    static int Main()
    {
        var said = new ManualResetEventSlim();
        new Thread(() => { said.Wait(); Thread.Sleep(20); Console.WriteLine("foreground"); }).Start();
        new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = true }.Start();
        ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(Timeout.Infinite));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine("exit");
        Console.WriteLine("main");
        said.Set();
        return 7;
    }
}

// expect: main
// expect: foreground
// expect: exit
