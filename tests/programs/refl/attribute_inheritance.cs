// Inherited, AllowMultiple and their defaults decide what a derived class, an override and a property show.
using System;
using System.Linq;
using System.Reflection;

class DefaultAttribute : Attribute { }
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.Property)] class PlainAttribute : Attribute { public string? S; public override string ToString() => "Plain " + S; }
[AttributeUsage(AttributeTargets.All, Inherited = false)] class NotAttribute : Attribute { }
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)] class ManyAttribute(int n) : Attribute { public override string ToString() => "Many " + n; }

[Default, Plain(S = "base"), Not, Many(1), Many(2)]
class Base
{
    [Plain(S = "m"), Many(3), Not] public virtual void M() { }
    [Plain(S = "p"), Many(4)] public virtual int Prop { get; set; }
    public int this[int i] => i;
}
[Plain(S = "derived"), Many(5)] class Derived : Base { [Many(6)] public override void M() { } public override int Prop { get => 1; } }
class Third : Derived { }

static class P
{
    static string Names(object[] a) => string.Join(", ", a.Where(x => x.GetType().Namespace == null || x is DefaultMemberAttribute).Select(x => x.ToString()));

    static void Main()
    {
        foreach (Type t in new[] { typeof(Base), typeof(Derived), typeof(Third) })
        {
            Console.WriteLine($"{t}: {Names(t.GetCustomAttributes(false))}");
            Console.WriteLine($"  inherited: {Names(t.GetCustomAttributes(true))}");
            Console.WriteLine($"  defined: {t.IsDefined(typeof(NotAttribute), true)} {t.IsDefined(typeof(DefaultAttribute), true)} {t.IsDefined(typeof(DefaultAttribute), false)}");
        }
        MethodInfo m = typeof(Derived).GetMethod("M")!;
        Console.WriteLine(Names(m.GetCustomAttributes(true)) + " / " + Names(m.GetCustomAttributes(false)));
        PropertyInfo p = typeof(Derived).GetProperty("Prop")!;
        Console.WriteLine(Names(p.GetCustomAttributes(true)) + " / " + Names(Attribute.GetCustomAttributes(p, true)));
        Console.WriteLine(typeof(Third).GetCustomAttribute<PlainAttribute>());
        try { typeof(Third).GetCustomAttribute<ManyAttribute>(); } catch (AmbiguousMatchException) { Console.WriteLine("ambiguous"); }
    }
}

// expect: Base: System.Reflection.DefaultMemberAttribute, DefaultAttribute, Plain base, NotAttribute, Many 1, Many 2
// expect:   inherited: System.Reflection.DefaultMemberAttribute, DefaultAttribute, Plain base, NotAttribute, Many 1, Many 2
// expect:   defined: True True True
// expect: Derived: Plain derived, Many 5
// expect:   inherited: Plain derived, Many 5, System.Reflection.DefaultMemberAttribute, DefaultAttribute, Many 1, Many 2
// expect:   defined: False True False
// expect: Third: 
// expect:   inherited: Plain derived, Many 5, System.Reflection.DefaultMemberAttribute, DefaultAttribute, Many 1, Many 2
// expect:   defined: False True False
// expect: Many 6, Plain m, Many 3 / Many 6
// expect:  / Plain p, Many 4
// expect: Plain derived
// expect: ambiguous
