// Which method implements an interface member: explicit, implicit, inherited, redeclared, hidden, non-virtual, generic, several at once.
using System;

Console.WriteLine(((I)new A()).M() + ((I)new B()).M() + ((I)new C()).M() + ((I)new D()).M());
Console.WriteLine(((I)new E()).M() + ((J)new E()).M() + new E().M());
Console.WriteLine(((I)new F()).M());
Console.WriteLine(((IG<int>)new H()).M(1) + ((IG<string>)new H()).M("s"));
Console.WriteLine(((IG<int>)new K<int>()).M(1));
Console.WriteLine(((IT)new L()).T<int>(1) + ((IT)new L()).T("x"));
Console.WriteLine(((IP)new N()).P + ((IP)new N())[3]);
IR r = new O(); int x = 5; r.R(ref x, out int y, in x); Console.WriteLine($"{x} {y}");
Console.WriteLine(((I)new Q()).M());
Console.WriteLine(((I)(object)new St { V = 2 }).M() + Con(new St { V = 3 }));
Console.WriteLine(((I)new Abs2()).M());
I[] all = [new A(), new B(), new St(), new E(), new A()];
foreach (I i in all) Console.Write(i.M());
Console.WriteLine();
Console.WriteLine(((IG<object>)new Same<object>()).M("o") + ((ISame)new Same<object>()).M("p"));
Console.WriteLine(((I)new Shadow()).M() + ((Shadow)new Shadow2()).M() + ((I)new Shadow2()).M());
static string Con<T>(T t) where T : I => t.M();

interface I { string M(); }
interface J { string M(); }
interface IG<T> { string M(T t); }
interface IT { string T<U>(U u); }
interface IP { string P { get; } string this[int i] { get; } }
interface IR { void R(ref int a, out int b, in int c); }
interface ISame { string M(object o); }
class A : I { public string M() => "A "; }
class B : A { public new string M() => "B! "; }
class C : A, I { public new string M() => "C "; }
class D : A, I { }
class E : I, J { string I.M() => "E.I "; string J.M() => "E.J "; public string M() => "E "; }
class Base { public string M() => "Base "; }
class F : Base, I { }
class H : IG<int>, IG<string> { public string M(int t) => "int "; string IG<string>.M(string t) => "string "; }
class K<T> : IG<T> { public string M(T t) => "T "; string IG<T>.M(T t) => "explicit T "; }
class L : IT { public string T<U>(U u) => typeof(U).Name + u + " "; }
class N : IP { public string P => "P "; public string this[int i] => "i" + i; }
class O : IR { public void R(ref int a, out int b, in int c) { a = 10; b = c; } }
class Vb : I { public virtual string M() => "Vb "; }
class Q : Vb { public override string M() => "Q " + base.M(); }
struct St : I { public int V; public string M() => "St" + V + " "; }
abstract class Abs : I { public abstract string M(); }
class Abs2 : Abs { public override string M() => "Abs2 "; }
class Same<T> : IG<T>, ISame { public string M(T t) => "T" + t + " "; string ISame.M(object o) => "obj" + o; }
class Shadow : I { public virtual string M() => "Shadow "; }
class Shadow2 : Shadow, I { public new virtual string M() => "Shadow2 "; }

// expect: A A C A 
// expect: E.I E.J E 
// expect: Base 
// expect: int string 
// expect: explicit T 
// expect: Int321 Stringx 
// expect: P i3
// expect: 10 10
// expect: Q Vb 
// expect: St2 St3 
// expect: Abs2 
// expect: A A St0 E.I A 
// expect: To objp
// expect: Shadow Shadow Shadow2 
