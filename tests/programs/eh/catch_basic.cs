// try, catch and finally in their plain forms; the order in which they run.
using System;

static class P
{
    static void Throw(string m) => throw new InvalidOperationException(m);

    static int Return()
    {
        try { return 1; }
        finally { Console.WriteLine("finally of Return"); }
    }

    static string Which(int i)
    {
        try
        {
            switch (i)
            {
                case 0: return "none";
                case 1: throw new ArgumentException("a");
                case 2: throw new InvalidOperationException("i");
                case 3: throw new Exception("e");
                default: throw new ArgumentNullException("p");
            }
        }
        catch (ArgumentNullException) { return "null"; }
        catch (ArgumentException e) { return "argument " + e.Message; }
        catch (InvalidOperationException e) { return "invalid " + e.Message; }
        catch { return "any"; }
        finally { Console.Write("f" + i + " "); }
    }

    static void Main()
    {
        try { Throw("one"); Console.WriteLine("not reached"); }
        catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
        Console.WriteLine(Return());
        for (int i = 0; i < 5; i++) Console.WriteLine(Which(i));
        try
        {
            try { Throw("inner"); }
            finally { Console.WriteLine("inner finally"); }
        }
        catch (Exception e) { Console.WriteLine("outer caught " + e.Message); }
        for (int i = 0; i < 3; i++)
        {
            try { if (i == 1) continue; Console.WriteLine("body " + i); }
            finally { Console.WriteLine("loop finally " + i); }
        }
    }
}

// expect: one
// expect: finally of Return
// expect: 1
// expect: f0 none
// expect: f1 argument a
// expect: f2 invalid i
// expect: f3 any
// expect: f4 null
// expect: inner finally
// expect: outer caught inner
// expect: body 0
// expect: loop finally 0
// expect: loop finally 1
// expect: body 2
// expect: loop finally 2
