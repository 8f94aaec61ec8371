// Type.GetType: nested, generic and array names, assembly names inside, case, and what it says of wrong ones.
using System;

namespace Spc { class G<T, U> { public class In<V> { } } class Plain { public class Nest { } } class Only<T> where T : struct { } }

static class P
{
    static void Try(string name)
    {
        try { Console.WriteLine(name + " = " + (Type.GetType(name)?.ToString() ?? "null")); }
        catch (Exception e) { Console.WriteLine(name + " ! " + e.GetType().Name); }
        try { Type.GetType(name, true); }
        catch (Exception e) { Console.WriteLine("  " + e.GetType().Name); }
    }

    static void Main()
    {
        foreach (string s in new[] { "System.Int32", "system.int32", "System.Int32[]", "System.Int32[,]", "System.Int32[*]", "System.Int32[][,]", "System.Int32&", "System.Int32*",
                                     "System.Int32&&", "System.Int32&*", "Spc.G`2[System.Int32,System.String]", "Spc.G`2[[System.Int32],[System.String]]",
                                     "Spc.G`2+In`1[System.Int32,System.String,System.Double]", "Spc.G`2+In`1", "Spc.Plain+Nest", "Spc.Plain.Nest", "Nope", "System.Int32, Nope",
                                     "System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]]", "System.Uri, System", "System.Linq.Enumerable, System.Linq",
                                     "Spc.G`2[System.Int32]", "System.Int32[", "System.Int32]", "System.Int32[a]", "", "Spc.Only`1[System.String]", "System.Void[]",
                                     "System.Span`1[System.Int32][]", "System.Collections.Generic.List`1[System.Int32&]", @"Spc\.Plain" })
            Try(s);
        Console.WriteLine(Type.GetType("SPC.PLAIN+NEST", false, true));
        Console.WriteLine(typeof(P).Assembly.GetType("Spc.Plain+Nest"));
        Console.WriteLine(typeof(P).Assembly.GetType("System.Int32") == null);
        Console.WriteLine(Type.GetType("Anything", _ => typeof(int).Assembly, (a, n, i) => n == "Anything" ? typeof(long) : null));
    }
}

// expect: System.Int32 = System.Int32
// expect: system.int32 = null
// expect:   TypeLoadException
// expect: System.Int32[] = System.Int32[]
// expect: System.Int32[,] = System.Int32[,]
// expect: System.Int32[*] = System.Int32[*]
// expect: System.Int32[][,] = System.Int32[][,]
// expect: System.Int32& = System.Int32&
// expect: System.Int32* = System.Int32*
// expect: System.Int32&& ! TypeLoadException
// expect:   TypeLoadException
// expect: System.Int32&* ! TypeLoadException
// expect:   TypeLoadException
// expect: Spc.G`2[System.Int32,System.String] = Spc.G`2[System.Int32,System.String]
// expect: Spc.G`2[[System.Int32],[System.String]] = Spc.G`2[System.Int32,System.String]
// expect: Spc.G`2+In`1[System.Int32,System.String,System.Double] = Spc.G`2+In`1[System.Int32,System.String,System.Double]
// expect: Spc.G`2+In`1 = Spc.G`2+In`1[T,U,V]
// expect: Spc.Plain+Nest = Spc.Plain+Nest
// expect: Spc.Plain.Nest = null
// expect:   TypeLoadException
// expect: Nope = null
// expect:   TypeLoadException
// expect: System.Int32, Nope = null
// expect:   FileNotFoundException
// expect: System.Collections.Generic.List`1[[System.Int32, System.Private.CoreLib]] = System.Collections.Generic.List`1[System.Int32]
// expect: System.Uri, System = System.Uri
// expect: System.Linq.Enumerable, System.Linq = System.Linq.Enumerable
// expect: Spc.G`2[System.Int32] ! ArgumentException
// expect:   ArgumentException
// expect: System.Int32[ = null
// expect:   ArgumentException
// expect: System.Int32] = null
// expect:   ArgumentException
// expect: System.Int32[a] = null
// expect:   TypeLoadException
// expect:  = null
// expect:   TypeLoadException
// expect: Spc.Only`1[System.String] ! ArgumentException
// expect:   ArgumentException
// expect: System.Void[] ! TypeLoadException
// expect:   TypeLoadException
// expect: System.Span`1[System.Int32][] ! TypeLoadException
// expect:   TypeLoadException
// expect: System.Collections.Generic.List`1[System.Int32&] ! ArgumentException
// expect:   ArgumentException
// expect: Spc\.Plain = null
// expect:   ArgumentException
// expect: Spc.Plain+Nest
// expect: Spc.Plain+Nest
// expect: True
// expect: System.Int64
