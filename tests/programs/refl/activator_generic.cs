// new T(), CreateInstance<T> and CreateInstance with arguments; what constructors throw is wrapped.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

class C { public string How; public C() => How = "none"; public C(int i) => How = "int"; public C(string s, params int[] a) => How = "params " + a.Length; private C(double d) => How = "private"; }
class Throws { public Throws() => throw new InvalidOperationException("ctor"); } struct STh { public STh() => throw new InvalidOperationException("struct"); } class NoDef { public NoDef(int i) { } }

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    static T New<T>() where T : new() => new T();

    static void Main()
    {
        Try("new T", () => New<C>().How);
        Try("new T int", () => New<int>());
        Try("new T throws", () => New<Throws>());
        Try("new T struct throws", () => New<STh>());
        Try("generic throws", () => Activator.CreateInstance<Throws>());
        Try("generic none", () => Activator.CreateInstance<NoDef>());
        Try("generic string", () => Activator.CreateInstance<string>());
        Try("by type throws", () => Activator.CreateInstance(typeof(Throws)));
        Try("int", () => ((C)Activator.CreateInstance(typeof(C), 5)!).How);
        Try("byte", () => ((C)Activator.CreateInstance(typeof(C), (byte)5)!).How);
        Try("params", () => ((C)Activator.CreateInstance(typeof(C), "s", 1, 2)!).How);
        Try("private", () => ((C)Activator.CreateInstance(typeof(C), BindingFlags.NonPublic | BindingFlags.Instance, null, new object[] { 2.5 }, null)!).How);
        Try("none fits", () => Activator.CreateInstance(typeof(C), 5, 6));
        Try("no arguments", () => ((C)Activator.CreateInstance(typeof(C), (object?[]?)null)!).How);
        Try("null type", () => Activator.CreateInstance((Type)null!));
        Try("by name", () => ((C)typeof(C).Assembly.CreateInstance("C")!).How);
        Try("unknown name", () => typeof(C).Assembly.CreateInstance("Nope"));
    }
}

// expect: new T: none
// expect: new T int: 0
// expect: new T throws: TargetInvocationException Exception has been thrown by the target of an invocation. <- InvalidOperationException
// expect: new T struct throws: TargetInvocationException Exception has been thrown by the target of an invocation. <- InvalidOperationException
// expect: generic throws: TargetInvocationException Exception has been thrown by the target of an invocation. <- InvalidOperationException
// expect: generic none: MissingMethodException Cannot dynamically create an instance of type 'NoDef'. Reason: No parameterless constructor defined.
// expect: generic string: MissingMethodException Cannot dynamically create an instance of type 'System.String'. Reason: Uninitialized Strings cannot be created.
// expect: by type throws: TargetInvocationException Exception has been thrown by the target of an invocation. <- InvalidOperationException
// expect: int: int
// expect: byte: int
// expect: params: params 2
// expect: private: private
// expect: none fits: MissingMethodException Constructor on type 'C' not found. <- MissingMethodException
// expect: no arguments: none
// expect: null type: ArgumentNullException Value cannot be null. (Parameter 'type')
// expect: by name: none
// expect: unknown name: null
