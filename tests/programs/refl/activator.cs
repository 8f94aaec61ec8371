// Activator.CreateInstance and GetUninitializedObject on every kind of type.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

class Plain { public int F = 5; } abstract class Ab { } class NoDef { public NoDef(int i) { } } class Priv { private Priv() { } } class Throws { public Throws() => throw new Exception("ctor"); }
static class St { } class Gen<T> { } interface IFace { } struct V { public int A; public V() { A = 5; } }

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    static void Main()
    {
        foreach (Type t in new[] { typeof(Plain), typeof(Ab), typeof(NoDef), typeof(Priv), typeof(Throws), typeof(St), typeof(Gen<>), typeof(Gen<int>), typeof(IFace), typeof(V), typeof(int),
                                   typeof(int?), typeof(string), typeof(int[]), typeof(DayOfWeek), typeof(void), typeof(Span<int>), typeof(int*), typeof(Action), typeof(List<>).GetGenericArguments()[0], typeof(Delegate) })
        {
            Try("create " + t, () => Activator.CreateInstance(t));
            Try("create non-public " + t, () => Activator.CreateInstance(t, true));
            Try("uninitialized " + t, () => RuntimeHelpers.GetUninitializedObject(t));
        }
        Console.WriteLine(((V)Activator.CreateInstance(typeof(V))!).A + " " + ((V)RuntimeHelpers.GetUninitializedObject(typeof(V))).A + " " + Activator.CreateInstance<V>().A + " " + (new V[1])[0].A);
    }
}

// expect: create Plain: Plain
// expect: create non-public Plain: Plain
// expect: uninitialized Plain: Plain
// expect: create Ab: MissingMethodException Cannot dynamically create an instance of type 'Ab'. Reason: Cannot create an abstract class.
// expect: create non-public Ab: MissingMethodException Cannot dynamically create an instance of type 'Ab'. Reason: Cannot create an abstract class.
// expect: uninitialized Ab: MemberAccessException Cannot create an abstract class.
// expect: create NoDef: MissingMethodException Cannot dynamically create an instance of type 'NoDef'. Reason: No parameterless constructor defined.
// expect: create non-public NoDef: MissingMethodException Cannot dynamically create an instance of type 'NoDef'. Reason: No parameterless constructor defined.
// expect: uninitialized NoDef: NoDef
// expect: create Priv: MissingMethodException No parameterless constructor defined for type 'Priv'.
// expect: create non-public Priv: Priv
// expect: uninitialized Priv: Priv
// expect: create Throws: TargetInvocationException Exception has been thrown by the target of an invocation. <- Exception
// expect: create non-public Throws: TargetInvocationException Exception has been thrown by the target of an invocation. <- Exception
// expect: uninitialized Throws: Throws
// expect: create St: MissingMethodException Cannot dynamically create an instance of type 'St'. Reason: Cannot create an abstract class.
// expect: create non-public St: MissingMethodException Cannot dynamically create an instance of type 'St'. Reason: Cannot create an abstract class.
// expect: uninitialized St: MemberAccessException Cannot create an abstract class.
// expect: create Gen`1[T]: ArgumentException Cannot create an instance of Gen`1[T] because Type.ContainsGenericParameters is true.
// expect: create non-public Gen`1[T]: ArgumentException Cannot create an instance of Gen`1[T] because Type.ContainsGenericParameters is true.
// expect: uninitialized Gen`1[T]: MemberAccessException Cannot create a type for which Type.ContainsGenericParameters is true.
// expect: create Gen`1[System.Int32]: Gen`1[System.Int32]
// expect: create non-public Gen`1[System.Int32]: Gen`1[System.Int32]
// expect: uninitialized Gen`1[System.Int32]: Gen`1[System.Int32]
// expect: create IFace: MissingMethodException Cannot dynamically create an instance of type 'IFace'. Reason: Cannot create an instance of an interface.
// expect: create non-public IFace: MissingMethodException Cannot dynamically create an instance of type 'IFace'. Reason: Cannot create an instance of an interface.
// expect: uninitialized IFace: MemberAccessException Cannot create an instance of an interface.
// expect: create V: V
// expect: create non-public V: V
// expect: uninitialized V: V
// expect: create System.Int32: 0
// expect: create non-public System.Int32: 0
// expect: uninitialized System.Int32: 0
// expect: create System.Nullable`1[System.Int32]: null
// expect: create non-public System.Nullable`1[System.Int32]: null
// expect: uninitialized System.Nullable`1[System.Int32]: 0
// expect: create System.String: MissingMethodException Cannot dynamically create an instance of type 'System.String'. Reason: Uninitialized Strings cannot be created.
// expect: create non-public System.String: MissingMethodException Cannot dynamically create an instance of type 'System.String'. Reason: Uninitialized Strings cannot be created.
// expect: uninitialized System.String: ArgumentException Uninitialized Strings cannot be created.
// expect: create System.Int32[]: MissingMethodException Cannot dynamically create an instance of type 'System.Int32[]'. Reason: Type is not supported.
// expect: create non-public System.Int32[]: MissingMethodException Cannot dynamically create an instance of type 'System.Int32[]'. Reason: Type is not supported.
// expect: uninitialized System.Int32[]: ArgumentException Type is not supported.
// expect: create System.DayOfWeek: Sunday
// expect: create non-public System.DayOfWeek: Sunday
// expect: uninitialized System.DayOfWeek: Sunday
// expect: create System.Void: NotSupportedException Cannot dynamically create an instance of System.Void.
// expect: create non-public System.Void: NotSupportedException Cannot dynamically create an instance of System.Void.
// expect: uninitialized System.Void: ArgumentException Type is not supported.
// expect: create System.Span`1[System.Int32]: NotSupportedException Cannot create boxed ByRef-like values.
// expect: create non-public System.Span`1[System.Int32]: NotSupportedException Cannot create boxed ByRef-like values.
// expect: uninitialized System.Span`1[System.Int32]: NotSupportedException Cannot create boxed ByRef-like values.
// expect: create System.Int32*: MissingMethodException Cannot dynamically create an instance of type 'System.Int32*'. Reason: Type is not supported.
// expect: create non-public System.Int32*: MissingMethodException Cannot dynamically create an instance of type 'System.Int32*'. Reason: Type is not supported.
// expect: uninitialized System.Int32*: ArgumentException Type is not supported.
// expect: create System.Action: ArgumentException Cannot dynamically create an instance of type 'System.Action'. Reason: Type is not supported.
// expect: create non-public System.Action: ArgumentException Cannot dynamically create an instance of type 'System.Action'. Reason: Type is not supported.
// expect: uninitialized System.Action: ArgumentException Type is not supported.
// expect: create T: ArgumentException Cannot create an instance of T because Type.ContainsGenericParameters is true.
// expect: create non-public T: ArgumentException Cannot create an instance of T because Type.ContainsGenericParameters is true.
// expect: uninitialized T: ArgumentException Type is not supported.
// expect: create System.Delegate: MissingMethodException Cannot dynamically create an instance of type 'System.Delegate'. Reason: Cannot create an abstract class.
// expect: create non-public System.Delegate: MissingMethodException Cannot dynamically create an instance of type 'System.Delegate'. Reason: Cannot create an abstract class.
// expect: uninitialized System.Delegate: MemberAccessException Cannot create an abstract class.
// expect: 5 0 5 0
