// Named mutexes: created or found, names that are refused, ownership between processes, abandoned when the owner is killed.
using System;
using System.Diagnostics;
using System.Threading;

class P
{
    static string name = "";

    static int Main(string[] args)
    {
        if (args.Length > 0) return Child(args[0], args[1]);
        name = "coil-test-" + Environment.ProcessId;
        using var m = new Mutex(true, name, out bool created);
        using var again = new Mutex(true, name, out bool second);
        Console.WriteLine(created + " " + second + " " + again.WaitOne(0));
        again.ReleaseMutex();
        Console.WriteLine(Mutex.TryOpenExisting(name, out Mutex? found) + " " + Mutex.TryOpenExisting(name + "-none", out _) + " " + found!.WaitOne(0));
        found.ReleaseMutex();
        Try(() => new Mutex(false, "a/b"));
        Try(() => Mutex.OpenExisting(name + "-none"));
        Try(() => WaitHandle.WaitAny([m, new ManualResetEvent(true)]));
        bool other = true;
        var t = new Thread(() => other = again.WaitOne(20));
        t.Start();
        t.Join();
        Console.WriteLine("other thread " + other);
        Console.WriteLine("child with it held: " + Start("try"));
        m.ReleaseMutex();
        Try(m.ReleaseMutex);
        Console.WriteLine("child with it free: " + Start("try"));
        Console.WriteLine("child that keeps it: " + Start("keep"));
        try { m.WaitOne(); }
        catch (AbandonedMutexException) { Console.WriteLine("abandoned"); }
        m.ReleaseMutex();
        Console.WriteLine(m.WaitOne(0));
        m.ReleaseMutex();
        return 0;
    }

    // Exit code 1: entered, 2: not, 3: the mutex was not there.
    static int Child(string what, string name)
    {
        if (!Mutex.TryOpenExisting(name, out Mutex? m)) return 3;
        if (!m.WaitOne(20)) return 2;
        if (what == "keep") Environment.Exit(1);
        m.ReleaseMutex();
        return 1;
    }

    static int Start(string what)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        if (!Environment.ProcessPath!.EndsWith("dotnet")) info.ArgumentList.Add("run");
        info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        info.ArgumentList.Add(what);
        info.ArgumentList.Add(name);
        using Process p = Process.Start(info)!;
        p.WaitForExit();
        return p.ExitCode;
    }

    static void Try(Action a)
    {
        try { a(); Console.WriteLine("nothing"); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name); }
    }
}

// expect: True False True
// expect: True False True
// expect: IOException
// expect: WaitHandleCannotBeOpenedException
// expect: PlatformNotSupportedException
// expect: other thread False
// expect: child with it held: 2
// expect: ApplicationException
// expect: child with it free: 1
// expect: child that keeps it: 1
// expect: abandoned
// expect: True
