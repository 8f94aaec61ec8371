// DependentHandle: chains of dependents live as long as the first target, and go with it.
using System;
using System.Runtime;
using System.Runtime.CompilerServices;

class N { public static int Gone; ~N() => Gone++; }

static class P
{
    static DependentHandle ab, bc;
    static N? root;

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Make()
    {
        for (int i = 0; i < 1; i++)
        {
            N a = new(), b = new(), c = new();
            ab = new DependentHandle(a, b);
            bc = new DependentHandle(b, c);
            root = a;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static bool Check() => ab.Target == root && bc.Target == ab.Dependent && bc.Dependent is N;
    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Drop() => root = null;

    static void Main()
    {
        Make();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Console.WriteLine(N.Gone + " " + Check() + " " + ab.IsAllocated);
        Drop();
        for (int i = 0; i < 50 && N.Gone < 3; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }
        Console.WriteLine(N.Gone + " " + (ab.Target == null) + " " + (bc.TargetAndDependent == (null, null)));
        ab.Dispose();
        Console.WriteLine(ab.IsAllocated + " " + bc.IsAllocated);
        bc.Dispose();
        try { Console.WriteLine(ab.Target); } catch (InvalidOperationException) { Console.WriteLine("freed"); }
    }
}

// expect: 0 True True
// expect: 3 False False
// expect: False True
// expect: freed
