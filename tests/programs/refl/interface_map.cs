// GetInterfaceMap: inherited, explicit, default and static members, vectors, and what is no interface of the type.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

interface IA { void M(); int P { get; set; } event Action E; static abstract int S(); void D() { } }
interface IB<T> : IA { T G(T t); }
class Base : IA { public virtual void M() { } public int P { get; set; } public event Action? E; public static int S() => 1; public void Use() => E?.Invoke(); }
class Derived : Base, IB<string> { public override void M() { } public string G(string t) => t; int IA.P { get => 2; set { } } }

static class P
{
    static void Show(Type t, Type i)
    {
        Console.WriteLine($"{t} as {i}");
        InterfaceMapping m = t.GetInterfaceMap(i);
        for (int k = 0; k < m.InterfaceMethods.Length; k++) Console.WriteLine($"  {m.InterfaceMethods[k]} -> {m.TargetMethods[k]?.DeclaringType?.Name}.{m.TargetMethods[k]?.Name}");
    }

    static void Main()
    {
        Show(typeof(Base), typeof(IA));
        Show(typeof(Derived), typeof(IA));
        Show(typeof(Derived), typeof(IB<string>));
        Show(typeof(List<int>), typeof(IEnumerable<int>));
        foreach (Type i in new[] { typeof(IDisposable), typeof(IB<int>), typeof(Base) })
            try { typeof(Derived).GetInterfaceMap(i); } catch (ArgumentException e) { Console.WriteLine(e.Message); }
        Console.WriteLine(string.Join(" ", typeof(Derived).GetInterfaces().Select(t => t.Name)));
        Console.WriteLine(typeof(Derived).GetInterface("ia", true) + " " + typeof(Derived).GetInterface("IB`1") + " " + (typeof(Derived).GetInterface("ib`1") == null));
    }
}

// expect: Base as IA
// expect:   Void M() -> Base.M
// expect:   Int32 get_P() -> Base.get_P
// expect:   Void set_P(Int32) -> Base.set_P
// expect:   Void add_E(System.Action) -> Base.add_E
// expect:   Void remove_E(System.Action) -> Base.remove_E
// expect:   Void D() -> IA.D
// expect:   Int32 S() -> Base.S
// expect: Derived as IA
// expect:   Void M() -> Derived.M
// expect:   Int32 get_P() -> Derived.IA.get_P
// expect:   Void set_P(Int32) -> Derived.IA.set_P
// expect:   Void add_E(System.Action) -> Base.add_E
// expect:   Void remove_E(System.Action) -> Base.remove_E
// expect:   Void D() -> IA.D
// expect:   Int32 S() -> Base.S
// expect: Derived as IB`1[System.String]
// expect:   System.String G(System.String) -> Derived.G
// expect: System.Collections.Generic.List`1[System.Int32] as System.Collections.Generic.IEnumerable`1[System.Int32]
// expect:   System.Collections.Generic.IEnumerator`1[System.Int32] GetEnumerator() -> List`1.System.Collections.Generic.IEnumerable<T>.GetEnumerator
// expect: Interface not found.
// expect: Interface not found.
// expect: Type passed must be an interface.
// expect: IA IB`1
// expect: IA IB`1[System.String] True
