// ExceptionDispatchInfo keeps the exception object across threads of control.
using System;
using System.Runtime.ExceptionServices;

static class P
{
    static void Main()
    {
        ExceptionDispatchInfo? info = null;
        try { throw new Exception("captured"); }
        catch (Exception e) { info = ExceptionDispatchInfo.Capture(e); }
        try { info.Throw(); }
        catch (Exception e) { Console.WriteLine(e.Message + ReferenceEquals(e, info.SourceException)); }
    }
}

// expect: capturedTrue
