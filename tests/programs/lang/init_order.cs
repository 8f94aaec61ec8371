// The order of construction: field initialisers before the base constructor, virtual calls from it, primary constructors, object initialisers, required and init members.
using System;

static T Log<T>(string s, T v) { Console.Write(s + ";"); return v; }
new D(); Console.WriteLine();
var p = new Prim(Log("arg", 3)) { X = Log("init X", 1), Y = { Log("add", 5), 6 } }; Console.WriteLine(p.Sum());
var q = new Req { Name = "n", Age = 4 }; Console.WriteLine(q.Name + q.Age);
var r = q with { Age = 5 }; Console.WriteLine(r.Name + r.Age + (r == q));
Console.WriteLine(new Chain().Text);
var s = new S(); var s2 = default(S); Console.WriteLine(s.A + " " + s2.A);
Console.WriteLine(new[] { new S(), default }[1].A + (new S[1])[0].A);
try { new Throws(); } catch (Exception e) { Console.WriteLine(e.Message); }
class B { protected string b = L.Og("B field"); public B() { L.Og("B ctor"); V(); } public virtual void V() => L.Og("B.V"); }
class D : B { string d = L.Og("D field"); public D() : base() { L.Og("D ctor"); } public override void V() => L.Og("D.V " + (d != null)); }
static class L { public static string Og(string s) { Console.Write(s + ";"); return s; } }
class Prim(int n) { public int X; public System.Collections.Generic.List<int> Y = [n]; int twice = n * 2; public int Sum() { n++; int s = X + twice + n; foreach (int y in Y) s += y; return s; } }
record Req { public required string Name { get; init; } public int Age { get; init; } }
class Chain { public string Text; public Chain() : this("one") => Text += "three"; Chain(string s) : this(s, "two") { } Chain(string a, string b) => Text = a + b; }
struct S { public int A = 7; public S() { } }
class Throws { int x = int.Parse("1"); public Throws() => throw new Exception("ctor " + x); ~Throws() { } }

// expect: D field;B field;B ctor;D.V True;D ctor;
// expect: arg;init X;add;25
// expect: n4
// expect: n5False
// expect: onetwothree
// expect: 7 0
// expect: 0
// expect: ctor 1
