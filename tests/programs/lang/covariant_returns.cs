// Covariant return types, new slots, sealed overrides, hiding by name, base calls over several levels.
using System;

A a = new C();
Console.WriteLine(a.Make() + " " + a.Prop + " " + ((B)a).Make().Only + " " + ((C)a).Make().Only);
A x = new B();
Console.WriteLine(x.Make() + " " + x.Prop);
Console.WriteLine(typeof(C).GetMethod("Make")!.ReturnType.Name);
Func<object> f = a.Make;
Console.WriteLine(f());
GA<string> g = new GB();
Console.WriteLine(g.Get());
N1 n = new N3();
Console.WriteLine($"{n.V()} {((N2)n).V()} {((N3)n).V()} {((N2)n).W()}");
Console.WriteLine(new N4().Chain());
ICl cl = new D2();
Console.WriteLine(cl.Clone2());
foreach (var m in typeof(C).GetMethods()) if (m.Name == "Make") Console.WriteLine(m.DeclaringType + " " + m.ReturnType);

class P { public override string ToString() => "P"; }
class Q : P { public string Only = "only"; public override string ToString() => "Q"; }
class R : Q { public override string ToString() => "R"; }
class A { public virtual P Make() => new P(); public virtual object Prop => "A"; }
class B : A { public override Q Make() => new Q(); public override string Prop => "B"; }
class C : B { public override R Make() => new R(); public sealed override string Prop => "C" + base.Prop; }
class GA<T> { public virtual object Get() => typeof(T).Name; }
class GB : GA<string> { public override string Get() => "GB " + base.Get(); }
class N1 { public virtual string V() => "N1.V"; }
class N2 : N1 { public new virtual string V() => "N2.V"; public virtual string W() => "N2.W"; }
class N3 : N2 { public sealed override string V() => "N3.V"; public new string W() => "hidden"; }
class N4 : N3 { public string Chain() => base.V() + base.W() + ((N1)this).V(); }
interface ICl { object Clone2(); }
class D1 : ICl { public virtual object Clone2() => "D1"; }
class D2 : D1 { public override string Clone2() => "D2"; }

// expect: R CB only only
// expect: Q B
// expect: R
// expect: R
// expect: GB String
// expect: N1.V N3.V N3.V N2.W
// expect: N3.VhiddenN1.V
// expect: D2
// expect: C R
// expect: B Q
// expect: A P
