// Exceptions between threads: caught inside, handed over with its trace by ExceptionDispatchInfo, through Task and Thread.Join.
using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

class P
{
    static void Fails() => throw new FormatException("in the thread");

    static void Main()
    {
        ExceptionDispatchInfo? info = null;
        var t = new Thread(() => { try { Fails(); } catch (Exception e) { info = ExceptionDispatchInfo.Capture(e); } });
        t.Start();
        t.Join();
        try { info!.Throw(); }
        catch (FormatException e) { Console.WriteLine(e.Message + " " + e.StackTrace!.Contains("Fails") + " " + e.StackTrace.Contains("--- End of stack trace from previous location ---")); }
        Task task = Task.Run(Fails);
        try { task.GetAwaiter().GetResult(); }
        catch (FormatException e) { Console.WriteLine(e.StackTrace!.Contains("Fails")); }
        try { task.Wait(); }
        catch (AggregateException e) { Console.WriteLine(e.InnerException == task.Exception!.InnerException); }
        int finals = 0;
        var u = new Thread(() =>
        {
            try { try { Fails(); } finally { finals++; } }
            catch (FormatException) when (finals++ == 0) { Console.WriteLine("filter before finally " + finals); }
        });
        u.Start();
        u.Join();
        AppDomain.CurrentDomain.FirstChanceException += (_, e) => Console.WriteLine("first chance " + e.Exception.Message);
        try { Fails(); } catch (FormatException) { }
    }
}

// expect: in the thread True True
// expect: True
// expect: True
// expect: filter before finally 2
// expect: first chance in the thread
