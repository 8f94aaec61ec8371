// GetMembers under BindingFlags: inherited, hidden, private, static, flattened, declared only; order.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

class Base { public virtual void V() { } protected int prot; private int priv; internal static int stat; public int P { get; set; } public int H() => priv + prot; public class N { } static Base() { } public static void St() { } }
class Derived : Base { public override void V() { } public new int H() => 2; private int priv; public int this[int i] => priv; public event Action? E; public static Derived operator +(Derived a, Derived b) { a.E?.Invoke(); return a; } private struct Q { } }

static class P
{
    static void Show(Type t, BindingFlags f) => Console.WriteLine($"{t} {f}: {string.Join(" ", t.GetMembers(f).Where(m => m.DeclaringType != typeof(object)).Select(m => m.MemberType.ToString()[..1] + ":" + m.DeclaringType!.Name[..1] + "." + m.Name))}");

    static void Main()
    {
        BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        foreach (Type t in new[] { typeof(Base), typeof(Derived) })
            foreach (BindingFlags f in new[] { BindingFlags.Default, BindingFlags.Public | BindingFlags.Instance, BindingFlags.NonPublic | BindingFlags.Instance, BindingFlags.Public | BindingFlags.Static,
                                               BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy, all, all | BindingFlags.DeclaredOnly })
                Show(t, f);
        Console.WriteLine(typeof(Derived).GetMethod("H")!.DeclaringType + " " + typeof(Derived).GetMethod("V")!.GetBaseDefinition().DeclaringType + " " + typeof(Derived).GetMethod("h", all | BindingFlags.IgnoreCase)!.Name);
        try { typeof(Console).GetMethod("WriteLine"); } catch (AmbiguousMatchException) { Console.WriteLine("ambiguous"); }
        Console.WriteLine(typeof(Console).GetMethod("WriteLine", new[] { typeof(short) }) + " " + (typeof(Console).GetMethod("Nope") == null));
        Console.WriteLine(string.Join(" ", typeof(Console).GetMember("Write*").Select(m => m.Name).Distinct()));
    }
}

// expect: Base Default: 
// expect: Base Instance, Public: M:B.V M:B.get_P M:B.set_P M:B.H C:B..ctor P:B.P N:B.N
// expect: Base Instance, NonPublic: F:B.prot F:B.priv F:B.<P>k__BackingField
// expect: Base Static, Public: M:B.St N:B.N
// expect: Base Static, Public, FlattenHierarchy: M:B.St N:B.N
// expect: Base Instance, Static, Public, NonPublic: M:B.V M:B.get_P M:B.set_P M:B.H M:B.St C:B..cctor C:B..ctor P:B.P F:B.prot F:B.priv F:B.<P>k__BackingField F:B.stat N:B.N
// expect: Base DeclaredOnly, Instance, Static, Public, NonPublic: M:B.V M:B.get_P M:B.set_P M:B.H M:B.St C:B..cctor C:B..ctor P:B.P F:B.prot F:B.priv F:B.<P>k__BackingField F:B.stat N:B.N
// expect: Derived Default: 
// expect: Derived Instance, Public: M:D.V M:D.H M:D.get_Item M:D.add_E M:D.remove_E M:B.get_P M:B.set_P M:B.H C:D..ctor P:D.Item P:B.P E:D.E
// expect: Derived Instance, NonPublic: F:D.priv F:D.E F:B.prot N:D.Q
// expect: Derived Static, Public: M:D.op_Addition
// expect: Derived Static, Public, FlattenHierarchy: M:D.op_Addition M:B.St
// expect: Derived Instance, Static, Public, NonPublic: M:D.V M:D.H M:D.get_Item M:D.add_E M:D.remove_E M:D.op_Addition M:B.get_P M:B.set_P M:B.H C:D..ctor P:D.Item P:B.P E:D.E F:D.priv F:D.E F:B.prot N:D.Q
// expect: Derived DeclaredOnly, Instance, Static, Public, NonPublic: M:D.V M:D.H M:D.get_Item M:D.add_E M:D.remove_E M:D.op_Addition C:D..ctor P:D.Item E:D.E F:D.priv F:D.E N:D.Q
// expect: Derived Base H
// expect: ambiguous
// expect: Void WriteLine(Int32) True
// expect: WriteLine Write
