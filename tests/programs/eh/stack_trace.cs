// Exception.StackTrace and ToString name the frames, innermost first.
using System;
using System.Runtime.CompilerServices;

static class P
{
    [MethodImpl(MethodImplOptions.NoInlining)] static void Inner(int x) => throw new InvalidOperationException("deep");
    [MethodImpl(MethodImplOptions.NoInlining)] static void Outer(string s) { Inner(s.Length); GC.KeepAlive(s); }

    static void Main()
    {
        try { Outer("abc"); }
        catch (Exception e)
        {
            string[] lines = e.StackTrace!.Split('\n');
            foreach (string l in lines) Console.WriteLine(l.Split(" in ")[0].Trim());
            Console.WriteLine(e.ToString().StartsWith("System.InvalidOperationException: deep"));
            Console.WriteLine(e.TargetSite!.Name);
        }
    }
}

// expect: at P.Inner(Int32 x)
// expect: at P.Outer(String s)
// expect: at P.Main()
// expect: True
// expect: Inner
