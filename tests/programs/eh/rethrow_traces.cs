// throw; keeps the trace and throw e; begins anew; ExceptionDispatchInfo joins traces; throwing the same object again.
using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

static class P
{
    [MethodImpl(MethodImplOptions.NoInlining)] static void Throw(Exception e) => throw e;
    static void Again() { try { Throw(new Exception()); } catch { throw; } }
    static void Anew() { try { Throw(new Exception()); } catch (Exception e) { throw e; } }
    static Exception Caught(Action a) { try { a(); } catch (Exception e) { return e; } throw new InvalidOperationException(); }

    static void Show(string what, Action a)
    {
        Console.WriteLine(what);
        foreach (string l in Caught(a).StackTrace!.Split('\n')) Console.WriteLine("  " + l.Split(" in ")[0].Trim());
    }

    static void Main()
    {
        Show("throw;", Again);
        Show("throw e;", Anew);
        Show("captured", () => ExceptionDispatchInfo.Capture(Caught(Again)).Throw());
        Show("captured, thrown twice", () => { var i = ExceptionDispatchInfo.Capture(Caught(Again)); Caught(i.Throw); i.Throw(); });
        Show("never thrown", () => ExceptionDispatchInfo.Throw(new Exception()));
        Show("set current", () => throw ExceptionDispatchInfo.SetCurrentStackTrace(new Exception()));
        Show("set remote", () => throw ExceptionDispatchInfo.SetRemoteStackTrace(new Exception(), "   at Far.Away()"));
        Show("same object", () => { Exception e = Caught(Again); Throw(e); });
        Show("wrapped", () => { try { Again(); } catch (Exception e) { throw new Exception("outer", e); } });
        Console.WriteLine(Caught(() => { try { Again(); } catch (Exception e) { throw new Exception("outer", e); } }).InnerException!.StackTrace!.Split('\n').Length);
        try { ExceptionDispatchInfo.SetCurrentStackTrace(Caught(Again)); } catch (InvalidOperationException) { Console.WriteLine("has one already"); }
    }
}

// expect: throw;
// expect:   at P.Throw(Exception e)
// expect:   at P.Again()
// expect:   at P.Caught(Action a)
// expect: throw e;
// expect:   at P.Anew()
// expect:   at P.Caught(Action a)
// expect: captured
// expect:   at P.Throw(Exception e)
// expect:   at P.Again()
// expect:   at P.Caught(Action a)
// expect:   --- End of stack trace from previous location ---
// expect:   at P.<>c.<Main>b__5_0()
// expect:   at P.Caught(Action a)
// expect: captured, thrown twice
// expect:   at P.Throw(Exception e)
// expect:   at P.Again()
// expect:   at P.Caught(Action a)
// expect:   --- End of stack trace from previous location ---
// expect:   at P.<>c.<Main>b__5_1()
// expect:   at P.Caught(Action a)
// expect: never thrown
// expect:   at P.<>c.<Main>b__5_2()
// expect:   at P.Caught(Action a)
// expect: set current
// expect:   at P.<>c.<Main>b__5_3()
// expect:   at P.Caught(Action a)
// expect:   at P.Show(String what, Action a)
// expect:   at P.Main()
// expect:   --- End of stack trace from previous location ---
// expect:   at P.<>c.<Main>b__5_3()
// expect:   at P.Caught(Action a)
// expect: set remote
// expect:   at Far.Away()
// expect:   --- End of stack trace from previous location ---
// expect:   at P.<>c.<Main>b__5_4()
// expect:   at P.Caught(Action a)
// expect: same object
// expect:   at P.Throw(Exception e)
// expect:   at P.<>c.<Main>b__5_5()
// expect:   at P.Caught(Action a)
// expect: wrapped
// expect:   at P.<>c.<Main>b__5_6()
// expect:   at P.Caught(Action a)
// expect: 3
// expect: has one already
