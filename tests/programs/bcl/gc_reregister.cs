// Finalization: SuppressFinalize, ReRegisterForFinalize, a finalizer for each class of the hierarchy, not run for a constructor's own throw twice.
using System;
using System.Runtime.CompilerServices;

class Base { protected internal static string Log = ""; ~Base() => Log += "b"; }
class Derived : Base { ~Derived() => Log += "d"; }
class Again
{
    public static int Runs;
    ~Again() { if (++Runs < 3) GC.ReRegisterForFinalize(this); }
}
class Quiet { public static int Runs; ~Quiet() => Runs++; }
class Thrower { public static int Runs; public Thrower() => throw new FormatException(); ~Thrower() => Runs++; }

class P
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Make()
    {
        for (int i = 0; i < 1; i++)
        {
            new Derived().GetHashCode();
            new Again().GetHashCode();
            var q = new Quiet();
            GC.SuppressFinalize(q);
            q = new Quiet();
            GC.SuppressFinalize(q);
            GC.ReRegisterForFinalize(q);
            try { new Thrower(); } catch (FormatException) { }
        }
    }

    static void Until(Func<bool> done) { for (int i = 0; i < 50 && !done(); i++) { GC.Collect(); GC.WaitForPendingFinalizers(); } }

    static void Main()
    {
        Make();
        Until(() => Again.Runs == 3 && Base.Log == "db" && Quiet.Runs == 1 && Thrower.Runs == 1);
        Console.WriteLine(Base.Log + " " + Again.Runs + " " + Quiet.Runs + " " + Thrower.Runs);
        try { GC.SuppressFinalize(null!); } catch (ArgumentNullException) { Console.WriteLine("null"); }
        GC.SuppressFinalize(new object());
    }
}

// expect: db 3 1 1
// expect: null
