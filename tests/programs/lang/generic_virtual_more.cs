// Generic virtual methods: overridden in generic classes, through interfaces and delegates, with constraints, explicitly implemented, called on null.
using System;
using System.Collections.Generic;

B b = new D<int>();
Console.WriteLine(b.M<string>("s") + b.M(5) + new D<string>().M(2.5) + new E().M('c'));
I i = new D<long>();
Console.WriteLine(i.N<byte>() + i.N<List<byte>>() + ((I)new S()).N<int>());
Func<int, string> f = b.M<int>;
Console.WriteLine(f(9) + f.Method.ReturnType);
foreach (B x in new B[] { new B(), new D<int>(), new E() }) Console.Write(Call(x, 1) + Call(x, "t"));
Console.WriteLine();
try { ((B)null!).M(1); } catch (NullReferenceException) { Console.WriteLine("null"); }
Console.WriteLine(new Sort().Max([3, 9, 4]) + new Sort().Max(["a", "c", "b"]));
Console.WriteLine(((IC<string>)new C()).P<int>("q", 4));
Console.WriteLine(new Visitor().Visit(new Node<Node<int>>()));
Console.WriteLine(((A1)new A3()).W<int>() + ((A1)new A2()).W<int>());
static string Call<T>(B b, T t) => b.M(t);

class B { public virtual string M<T>(T t) => "B:" + typeof(T).Name + " "; }
interface I { string N<T>(); }
class D<U> : B, I { public override string M<T>(T t) => "D" + typeof(U).Name + ":" + t + " "; string I.N<T>() => typeof(U).Name + typeof(T).Name + " "; }
class E : D<bool> { public override string M<T>(T t) => "E/" + base.M(t); }
struct S : I { public string N<T>() => "S" + typeof(T).Name; }
class Sort { public virtual T Max<T>(T[] a) where T : IComparable<T> { T m = a[0]; foreach (T x in a) if (x.CompareTo(m) > 0) m = x; return m; } }
interface IC<A> { string P<X>(A a, X x); }
class C : IC<string> { public virtual string P<X>(string a, X x) => a + x + typeof(X).Name; }
class Node<T> { public virtual string Accept(Visitor v) => typeof(T).IsGenericType ? v.Go<T>() + "!" : v.Go<T>(); }
class Visitor { public virtual string Go<T>() => typeof(T).Name; public string Visit<T>(Node<T> n) => n.Accept(this); }
abstract class A1 { public abstract string W<T>(); }
class A2 : A1 { public sealed override string W<T>() => "A2" + typeof(T).Name; }
class A3 : A1 { public override string W<T>() => "A3" + default(T); }

// expect: DInt32:s DInt32:5 DString:2.5 E/DBoolean:c 
// expect: Int64Byte Int64List`1 SInt32
// expect: DInt32:9 System.String
// expect: B:Int32 B:String DInt32:1 DInt32:t E/DBoolean:1 E/DBoolean:t 
// expect: null
// expect: 9c
// expect: q4Int32
// expect: Node`1!
// expect: A30A2Int32
