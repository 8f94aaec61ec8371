// FirstChanceException comes before filters and handlers, for every throw and rethrow, also for what the runtime throws.
using System;

static class P
{
    static bool Filter(Exception e) { Console.WriteLine("filter " + e.GetType().Name); return true; }

    static void Main()
    {
        AppDomain.CurrentDomain.FirstChanceException += (s, e) => Console.WriteLine($"first chance {e.Exception.GetType().Name} {s == null}");
        int zero = 0;
        try { Console.WriteLine(1 / zero); }
        catch (Exception e) when (Filter(e)) { Console.WriteLine("handler"); }
        try { try { throw new ArgumentException(); } catch (ArgumentException) { Console.WriteLine("rethrowing"); throw; } }
        catch (ArgumentException) { Console.WriteLine("outer"); }
        try { int.Parse("x"); }
        catch (FormatException) { Console.WriteLine("format"); }
    }
}

// expect: first chance DivideByZeroException True
// expect: filter DivideByZeroException
// expect: handler
// expect: first chance ArgumentException True
// expect: rethrowing
// expect: first chance ArgumentException True
// expect: outer
// expect: first chance FormatException True
// expect: format
