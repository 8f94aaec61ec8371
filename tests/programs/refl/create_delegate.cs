// Delegate.CreateDelegate: open and closed, static and instance, virtual, variance, by name, and refusals.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

struct V { public int X; public int Get() => ++X; }
class B { public virtual string Virt() => "B"; public int Add(int a, int b) => a + b; public static string Over(object o) => "object " + o; public static string One(string s) => "one " + s; public static T Id<T>(T t) => t; }
class D : B { public override string Virt() => "D"; }

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    delegate int Open(B b, int x, int y);
    delegate int ByRef(ref V v);

    static void Main()
    {
        B b = new D();
        Try("open", () => typeof(B).GetMethod("Add")!.CreateDelegate<Open>()(b, 3, 4));
        Try("closed", () => typeof(B).GetMethod("Add")!.CreateDelegate<Func<int, int, int>>(b)(3, 4));
        Try("virtual open", () => typeof(B).GetMethod("Virt")!.CreateDelegate<Func<B, string>>()(b));
        Try("virtual closed", () => typeof(B).GetMethod("Virt")!.CreateDelegate<Func<string>>(b)());
        Try("closed static", () => ((Func<string>)Delegate.CreateDelegate(typeof(Func<string>), "first", typeof(B).GetMethod("One")!))());
        Try("variance", () => ((Func<string, object>)Delegate.CreateDelegate(typeof(Func<string, object>), typeof(B).GetMethod("Over")!))("x"));
        Try("by name", () => ((Func<string>)Delegate.CreateDelegate(typeof(Func<string>), b, "virt", true))());
        Try("generic", () => ((Func<int, int>)Delegate.CreateDelegate(typeof(Func<int, int>), typeof(B).GetMethod("Id")!.MakeGenericMethod(typeof(int))))(8));
        Try("value open", () => { V v = default; var d = typeof(V).GetMethod("Get")!.CreateDelegate<ByRef>(); d(ref v); return d(ref v) + v.X; });
        Try("value closed", () => { var d = (Func<int>)Delegate.CreateDelegate(typeof(Func<int>), new V(), typeof(V).GetMethod("Get")!); return d() + d(); });
        Try("value open by value", () => typeof(V).GetMethod("Get")!.CreateDelegate<Func<V, int>>());
        Try("wrong shape", () => typeof(B).GetMethod("Add")!.CreateDelegate<Action>());
        Try("unknown name", () => Delegate.CreateDelegate(typeof(Func<int>), b, "Nope"));
        Try("unknown, no throw", () => Delegate.CreateDelegate(typeof(Func<int>), b, "Nope", false, false));
        Try("no delegate type", () => Delegate.CreateDelegate(typeof(string), typeof(B).GetMethod("One")!));
        Try("dynamic invoke", () => new Func<int, int, int>(b.Add).DynamicInvoke(1, 2));
        Try("dynamic wrong", () => new Func<int, int, int>(b.Add).DynamicInvoke(1));
        Console.WriteLine(new Func<string>(b.Virt).Method.DeclaringType + " " + (new Func<string>(b.Virt) == new Func<string>(b.Virt)));
    }
}

// expect: open: 7
// expect: closed: 7
// expect: virtual open: D
// expect: virtual closed: D
// expect: closed static: one first
// expect: variance: object x
// expect: by name: D
// expect: generic: 8
// expect: value open: 4
// expect: value closed: 3
// expect: value open by value: ArgumentException Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: wrong shape: ArgumentException Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: unknown name: ArgumentException Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: unknown, no throw: null
// expect: no delegate type: ArgumentException Type must derive from Delegate. (Parameter 'type')
// expect: dynamic invoke: 3
// expect: dynamic wrong: TargetParameterCountException Parameter count mismatch.
// expect: D True
