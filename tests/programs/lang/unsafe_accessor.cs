// UnsafeAccessor: fields, methods, constructors, static members, generics, missing members.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

var c = Make(3);
Console.WriteLine(Field(c));
Field(c) = 10;
Console.WriteLine($"{Add(c, 5)} {Name(null!)} {Static(null!, 4)}");
Name(null!) = "changed";
Console.WriteLine(Name(c));
Ctor2(c, 77);
Console.WriteLine(Field(c));
S s = MakeS(8);
Console.WriteLine($"{SField(ref s)} {SMethod(ref s, 2)}");
SField(ref s) = 1;
Console.WriteLine(SField(ref s));
Console.WriteLine(Acc<string>.Items(new List<string> { "a", "b" })[1]);
Console.WriteLine(Acc<int>.Twice(new G<int>(21)));
Console.WriteLine(Acc<int>.GenericMethod<string>(new G<int>(1), "z"));
Console.WriteLine(Private(c));
Console.WriteLine(Virtual(new Der()));
Console.WriteLine(OverloadS(c, "s") + OverloadI(c, 1));
Console.WriteLine(Const(c).Length);
void Try(Action a) { try { a(); Console.WriteLine("?"); } catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}"); } }
Try(() => MissingField(c));
Try(() => MissingMethod(c));
Try(() => WrongType(c));
Try(() => MissingCtor("x"));
Try(() => Field(null!));
Try(() => StaticAsInstance(c, 1));

[UnsafeAccessor(UnsafeAccessorKind.Constructor)] static extern C Make(int n);
[UnsafeAccessor(UnsafeAccessorKind.Constructor)] static extern S MakeS(int n);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = ".ctor")] static extern void Ctor2(C c, int n);
[UnsafeAccessor(UnsafeAccessorKind.Field, Name = "n")] static extern ref int Field(C c);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Add")] static extern int Add(C c, int x);
[UnsafeAccessor(UnsafeAccessorKind.StaticField, Name = "name")] static extern ref string Name(C c);
[UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Static")] static extern int Static(C c, int x);
[UnsafeAccessor(UnsafeAccessorKind.Field, Name = "v")] static extern ref int SField(ref S s);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Mul")] static extern int SMethod(ref S s, int x);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Private")] static extern string Private(C c);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Virtual")] static extern string Virtual(C c);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Overload")] static extern string OverloadS(C c, string s);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Overload")] static extern string OverloadI(C c, int s);
[UnsafeAccessor(UnsafeAccessorKind.Field, Name = "text")] static extern ref readonly string Const(C c);
[UnsafeAccessor(UnsafeAccessorKind.Field, Name = "nope")] static extern ref int MissingField(C c);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Nope")] static extern int MissingMethod(C c);
[UnsafeAccessor(UnsafeAccessorKind.Field, Name = "n")] static extern ref long WrongType(C c);
[UnsafeAccessor(UnsafeAccessorKind.Constructor)] static extern C MissingCtor(string s);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Static")] static extern int StaticAsInstance(C c, int x);

class C
{
    int n; readonly string text = "text"; static string name = "C";
    private C(int n) => this.n = n;
    protected C() { }
    int Add(int x) => n + x;
    static int Static(int x) => x * x;
    string Private() => "private " + n;
    protected virtual string Virtual() => "C";
    string Overload(string s) => "str"; string Overload(int s) => "int";
}
class Der : C { protected override string Virtual() => "Der"; }
struct S { int v; private S(int v) => this.v = v; int Mul(int x) => v * x; }
class G<T>(T v) { T Get() => v; string M<U>(U u) => typeof(T).Name + typeof(U).Name + u; }
static class Acc<T>
{
    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_items")] public static extern ref T[] Items(List<T> l);
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Get")] public static extern T Twice(G<T> g);
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "M")] public static extern string GenericMethod<U>(G<T> g, U u);
}

// expect: 3
// expect: 15 C 16
// expect: changed
// expect: 77
// expect: 8 16
// expect: 1
// expect: b
// expect: 21
// expect: Int32Stringz
// expect: private 77
// expect: Der
// expect: strint
// expect: 4
// expect: MissingFieldException: Field not found: 'C.nope'.
// expect: MissingMethodException: Method not found: 'C.Nope'.
// expect: MissingFieldException: Field not found: 'C.n'.
// expect: MissingMethodException: Method not found: 'C..ctor'.
// expect: NullReferenceException: Object reference not set to an instance of an object.
// expect: MissingMethodException: Method not found: 'C.Static'.
