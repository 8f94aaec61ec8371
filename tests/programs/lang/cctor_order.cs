// When class constructors run: exact (explicit static constructor) at the first access, beforefieldinit at the first static field, never for const or instances of derived statics.
using System;
using System.Runtime.CompilerServices;

static void Log(string s) => Console.WriteLine(s);
Log("start");
Log("const " + Exact.K);
Exact.M();
Log("after M");
new Inst();
Log("derived field via base");
Log(Derived.BaseField.ToString());
Log("derived");
Derived.Own();
Log("generic");
Log(G<int>.Name + G<string>.Name + G<int>.Name);
Log("struct");
St s = default; Log("default made");
s.Instance();
Log("after instance");
_ = new St(1);
Log("interface");
Log(IFace.Field);
Log("nested");
Outer.Nested.Touch();
Log("run class constructor");
RuntimeHelpers.RunClassConstructor(typeof(Forced).TypeHandle);
RuntimeHelpers.RunClassConstructor(typeof(Forced).TypeHandle);
Log("circular");
Log(A.X + " " + B.Y);
Log("default of enum static: " + Order.First + Order.Second);
object o = default(St);
Log("virtual on class");
Base b = new Der2();
b.V();

static class P { public static int Say(string s, int r) { Console.WriteLine("  .cctor " + s); return r; } }
class Exact { public const int K = 3; static Exact() => P.Say("Exact", 0); public static void M() { } }
class Inst { static Inst() => P.Say("Inst", 0); public Inst() => Console.WriteLine("  ctor Inst"); }
class Base0 { public static int BaseField = 5; static Base0() => P.Say("Base0", 0); }
class Derived : Base0 { static Derived() => P.Say("Derived", 0); public static void Own() { } }
class G<T> { public static string Name; static G() { P.Say("G " + typeof(T).Name, 0); Name = typeof(T).Name; } }
struct St { public static int F; static St() => P.Say("St", 0); public St(int x) { } public void Instance() => Console.WriteLine("  instance"); }
interface IFace { static string Field = "field" + P.Say("IFace", 1); }
class Outer { static Outer() => P.Say("Outer", 0); public class Nested { static Nested() => P.Say("Nested", 0); public static void Touch() { } } }
class Forced { static Forced() => P.Say("Forced", 0); }
class A { public static int X = 1; static A() { X = B.Y + 10; } }
class B { public static int Y = 2; static B() { Y = A.X + 100; } }
class Order { public static int First = Second + 1; public static int Second = 5; static Order() { } }
class Base { static Base() => P.Say("Base", 0); public virtual void V() { } }
class Der2 : Base { static Der2() => P.Say("Der2", 0); public override void V() => Console.WriteLine("  V"); }

// expect: start
// expect: const 3
// expect:   .cctor Exact
// expect: after M
// expect:   .cctor Inst
// expect:   ctor Inst
// expect: derived field via base
// expect:   .cctor Base0
// expect: 5
// expect: derived
// expect:   .cctor Derived
// expect: generic
// expect:   .cctor G Int32
// expect:   .cctor G String
// expect: Int32StringInt32
// expect: struct
// expect: default made
// expect:   .cctor St
// expect:   instance
// expect: after instance
// expect: interface
// expect:   .cctor IFace
// expect: field1
// expect: nested
// expect:   .cctor Nested
// expect: run class constructor
// expect:   .cctor Forced
// expect: circular
// expect: 111 101
// expect: default of enum static: 15
// expect: virtual on class
// expect:   .cctor Der2
// expect:   .cctor Base
// expect:   V
