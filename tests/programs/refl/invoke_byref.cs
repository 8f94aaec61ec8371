// Invoke with ref, out and in arguments, ref returns, structs changed through their box, exceptions.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

struct V { public int X; public void Inc() => X++; }
class C { int f = 3; public void M(ref int a, out string b, in int c) { a += c; b = "out" + a; } public ref int R() => ref f; public static void Change(ref V v) => v.X = 9; public static void Copy(V v) => v.X = 9; public void Throw() => throw new InvalidOperationException("thrown"); }

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    static MethodInfo M(string n) => typeof(C).GetMethod(n)!;

    static void Main()
    {
        C c = new();
        object?[] a = { 1, null, 5 };
        M("M").Invoke(c, a);
        Console.WriteLine(string.Join(" ", a));
        a = new object?[] { null, null, 5 };
        M("M").Invoke(c, a);
        Console.WriteLine(string.Join(" ", a));
        Try("ref return", () => M("R").Invoke(c, null));
        a = new object?[] { new V { X = 1 } };
        M("Change").Invoke(null, a);
        Console.WriteLine(((V)a[0]!).X);
        M("Copy").Invoke(null, a = new object?[] { new V { X = 1 } });
        Console.WriteLine(((V)a[0]!).X);
        object box = new V();
        typeof(V).GetMethod("Inc")!.Invoke(box, null);
        Console.WriteLine(((V)box).X);
        Try("wrapped", () => M("Throw").Invoke(c, null));
        Try("not wrapped", () => M("Throw").Invoke(c, BindingFlags.DoNotWrapExceptions, null, null, null));
        Try("no target", () => M("Throw").Invoke(null, null));
        Try("wrong target", () => M("Throw").Invoke("s", null));
        Try("by name", () => typeof(C).InvokeMember("R", BindingFlags.InvokeMethod | BindingFlags.Public | BindingFlags.Instance, null, c, null));
    }
}

// expect: 6 out6 5
// expect: 5 out5 5
// expect: ref return: 3
// expect: 9
// expect: 1
// expect: 1
// expect: wrapped: TargetInvocationException Exception has been thrown by the target of an invocation. <- InvalidOperationException
// expect: not wrapped: InvalidOperationException thrown
// expect: no target: TargetException Non-static method requires a target.
// expect: wrong target: TargetException Object type C does not match target type System.String.
// expect: by name: 3
