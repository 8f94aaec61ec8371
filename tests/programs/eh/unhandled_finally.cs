// An unhandled exception is announced first, with nothing unwound; then finally blocks and Dispose run, and the process aborts.
// exit: 134
// stderr: Unhandled exception. System.InvalidOperationException: boom
using System;

static class P
{
    class D : IDisposable { public void Dispose() => Console.WriteLine("dispose"); }

    static void Inner()
    {
        try { using D d = new(); throw new InvalidOperationException("boom"); }
        catch (ArgumentException) { Console.WriteLine("not here"); }
        catch (Exception e) when (Refuse(e)) { Console.WriteLine("not here"); }
        finally { Console.WriteLine("inner finally"); }
    }

    static bool Refuse(Exception e) { Console.WriteLine("filter " + e.Message); return false; }

    static void Main()
    {
        AppDomain.CurrentDomain.UnhandledException += (s, e) => Console.WriteLine($"event {((Exception)e.ExceptionObject).Message} {e.IsTerminating}");
        AppDomain.CurrentDomain.ProcessExit += (s, e) => Console.WriteLine("not here");
        try { Inner(); }
        finally { Console.WriteLine("outer finally"); }
    }
}

// expect: filter boom
// expect: event boom True
// expect: dispose
// expect: inner finally
// expect: outer finally
