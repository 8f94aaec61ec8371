// NullabilityInfoContext: parameters, returns, properties, generic arguments, arrays.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

record Rec(string A, string? B, List<string?> C, string?[]? D, int? E);
class C { public string? M(string a, string? b, Dictionary<string, string?> c) => null; public string? Set { set { } } [System.Diagnostics.CodeAnalysis.AllowNull] public string Allow { get; set; } = ""; public event Action? Ev { add { } remove { } } public string[]? F; }

static class P
{
    static string Text(NullabilityInfo n) => $"{n.ReadState}/{n.WriteState}{(n.ElementType == null ? "" : " element " + Text(n.ElementType))}{(n.GenericTypeArguments.Length == 0 ? "" : " <" + string.Join(",", n.GenericTypeArguments.Select(Text)) + ">")}";

    static void Main()
    {
        NullabilityInfoContext c = new();
        foreach (PropertyInfo p in typeof(Rec).GetProperties()) Console.WriteLine($"{p.Name} {Text(c.Create(p))}");
        MethodInfo m = typeof(C).GetMethod("M")!;
        Console.WriteLine("return " + Text(c.Create(m.ReturnParameter)));
        foreach (ParameterInfo p in m.GetParameters()) Console.WriteLine($"{p.Name} {Text(c.Create(p))}");
        foreach (PropertyInfo p in typeof(C).GetProperties()) Console.WriteLine($"{p.Name} {Text(c.Create(p))}");
        Console.WriteLine(Text(c.Create(typeof(C).GetEvent("Ev")!)) + " " + Text(c.Create(typeof(C).GetField("F")!)));
    }
}

// expect: A Unknown/Unknown
// expect: B Nullable/Nullable
// expect: C Unknown/Unknown <Nullable/Nullable>
// expect: D Nullable/Nullable element Nullable/Nullable
// expect: E Nullable/Nullable
// expect: return Nullable/Nullable
// expect: a Unknown/Unknown
// expect: b Nullable/Nullable
// expect: c Unknown/Unknown <Unknown/Unknown,Nullable/Nullable>
// expect: Set Unknown/Nullable
// expect: Allow Unknown/Nullable
// expect: Nullable/Nullable Nullable/Nullable element Unknown/Unknown
