// The kinds of delegates: static, instance, open instance, closed over a first argument; over value types, virtual, interface and generic virtual methods.
using System;
using System.Reflection;

var flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;
MethodInfo M(Type t, string name) => t.GetMethod(name, flags)!;

Func<int, int> stat = C.Twice;
Console.WriteLine($"{stat(4)} {stat.Target == null} {stat.Method.Name}");
var c = new D { N = 5 };
Func<int, int> inst = c.Add;
Console.WriteLine($"{inst(4)} {ReferenceEquals(inst.Target, c)} {inst.Method}");
var open = M(typeof(C), "Add").CreateDelegate<Func<C, int, int>>();
Console.WriteLine($"{open(new C { N = 1 }, 2)} {open(c, 2)} {open.Target == null} {open.Method}");
try { open(null!, 1); } catch (NullReferenceException) { Console.WriteLine("null this"); }
var closed = (Func<int, string>)Delegate.CreateDelegate(typeof(Func<int, string>), "pre", M(typeof(C), "Join"));
Console.WriteLine($"{closed(3)} {closed.Target} {closed.Method.Name}");
var closedNull = (Func<int, string>)Delegate.CreateDelegate(typeof(Func<int, string>), null, M(typeof(C), "Join"));
Console.WriteLine($"[{closedNull(3)}]");
Func<string> ext = "abc".Ext;
Console.WriteLine($"{ext()} {ext.Target}");
var s = new S { V = 7 };
Func<int> boxed = s.Next;
Console.WriteLine($"{boxed()} {boxed()} {s.V} {boxed.Target!.GetType()}");
var openStruct = M(typeof(S), "Next").CreateDelegate<RefFunc>();
Console.WriteLine($"{openStruct(ref s)} {s.V}");
Func<string> ts = s.ToString;
Console.WriteLine(ts() + " " + ts.Method.DeclaringType);
Func<string> baseTs = 5.ToString;
Console.WriteLine(baseTs());
Func<Type> gt = s.GetType;
Console.WriteLine(gt());
I i = c;
Func<int, int> viaIface = i.Work;
Console.WriteLine($"{viaIface(1)} {viaIface.Method.DeclaringType}");
var openIface = M(typeof(I), "Work").CreateDelegate<Func<I, int, int>>();
Console.WriteLine($"{openIface(c, 10)} {openIface(new S { V = 3 }, 10)} {openIface.Method.DeclaringType}");
Func<string> gv = c.GV<int>, gv2 = ((C)c).GV<string>;
Console.WriteLine($"{gv()} {gv2()} {gv.Method} {gv2.Method.DeclaringType}");
Func<string> gi = i.GI<long>;
Console.WriteLine(gi());
Func<C> bc = c.BaseCall();
Console.WriteLine(bc().N);
try { Func<int> nul = ((C)null!).Virt; Console.WriteLine(nul()); } catch (NullReferenceException) { Console.WriteLine("null virtual"); }
try { Func<int, int> nul = ((C)null!).Add; Console.WriteLine("made"); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
var openVirt = M(typeof(C), "Virt").CreateDelegate<Func<C, int>>();
Console.WriteLine($"{openVirt(new C())} {openVirt(c)}");
var dm = M(typeof(object), "ToString").CreateDelegate<Func<object, string>>();
Console.WriteLine(dm(12) + dm("x") + dm(c));
try { Delegate.CreateDelegate(typeof(Func<int>), M(typeof(C), "Twice")); } catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}"); }
Console.WriteLine(Delegate.CreateDelegate(typeof(Func<int>), M(typeof(C), "Twice"), false) == null);
Func<object, string> contra = (Func<object, string>)Delegate.CreateDelegate(typeof(Func<object, string>), typeof(Convert).GetMethod("ToString", [typeof(object)])!);
Func<string, object> var = contra;
Console.WriteLine($"{var("v")} {var.GetType()}");
Console.WriteLine(Delegate.CreateDelegate(typeof(Func<int, int>), c, "Add").DynamicInvoke(1));
Console.WriteLine(Delegate.CreateDelegate(typeof(Func<int, int>), typeof(C), "Twice").DynamicInvoke(21));

delegate int RefFunc(ref S s);
interface I { int Work(int x); string GI<T>(); }
class C
{
    public int N;
    public static int Twice(int x) => 2 * x;
    public int Add(int x) => N + x;
    public static string Join(string a, int b) => a + b;
    public virtual int Virt() => 1;
    public virtual string GV<T>() => "C " + typeof(T).Name;
}
class D : C, I
{
    public int Work(int x) => x + 100;
    public string GI<T>() => "D.GI " + typeof(T);
    public override int Virt() => 2;
    public override string GV<T>() => "D " + typeof(T).Name;
    public override string ToString() => "D!";
    public Func<C> BaseCall() { Func<int> f = base.Virt; return () => new C { N = f() }; }
}
struct S : I
{
    public int V;
    public int Next() => V++;
    public int Work(int x) => V * x;
    public string GI<T>() => "S.GI";
    public override string ToString() => "S" + V;
}
static class X { public static string Ext(this string s) => s + "!"; }

// expect: 8 True Twice
// expect: 9 True Int32 Add(Int32)
// expect: 3 7 True Int32 Add(Int32)
// expect: null this
// expect: pre3 pre Join
// expect: [3]
// expect: abc! abc
// expect: 7 8 7 S
// expect: 7 8
// expect: S8 S
// expect: 5
// expect: S
// expect: 101 D
// expect: 110 30 I
// expect: D Int32 D String System.String GV[Int32]() D
// expect: D.GI System.Int64
// expect: 1
// expect: null virtual
// expect: made
// expect: 1 2
// expect: 12xD!
// expect: ArgumentException: Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: True
// expect: v System.Func`2[System.Object,System.String]
// expect: 6
// expect: 42
