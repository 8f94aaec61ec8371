// Recursive generic types: curious recursion, polymorphic recursion of methods, nested generics, statics for each instantiation.
using System;
using System.Collections.Generic;

Console.WriteLine(new Num(3).CompareTo(new Num(4)) + " " + Base<Num>.Describe());
Console.WriteLine(Poly<int>(4));
Console.WriteLine(new Outer<int>.Inner<string>().Show());
Console.WriteLine(typeof(Outer<>.Inner<>) + " " + typeof(Outer<int>.Inner<string>));
Counter<int>.N = 5; Counter<string>.N++; Counter<object>.N += 2; Counter<List<int>>.N = 7; Counter<int>.Sub.M = 3;
Console.WriteLine($"{Counter<int>.N} {Counter<string>.N} {Counter<object>.N} {Counter<List<int>>.N} {Counter<List<string>>.N} {Counter<int>.Sub.M} {Counter<long>.Sub.M}");
Node<int> n = new(1, new Node<int>(2, null));
Console.WriteLine(n.Next!.Value);
Console.WriteLine(new Tree<string> { Kids = { new Tree<string>() } }.Kids.Count);
Console.WriteLine(Wrap.Depth(new Wrap<Wrap<Wrap<int>>>()));
Console.WriteLine(new Vis().Visit(new Leaf()));
Console.WriteLine(Swap((1, "a")));
IEq<Me> me = new Me();
Console.WriteLine(me.Same(new Me()));
Console.WriteLine(Nested(3));
Console.WriteLine(Build<int>(5));
static string Poly<T>(int n) => n == 0 ? typeof(T).ToString() : Poly<List<T>>(n - 1);
static (B, A) Swap<A, B>((A, B) t) => (t.Item2, t.Item1);
static int Nested(int n) { return Local<string>(n); int Local<T>(int k) => k == 0 ? 0 : 1 + Local<T[]>(k - 1) + typeof(T).Name.Length; }
static object Build<T>(int n) => n == 0 ? typeof(T).GetGenericArguments().Length : Build<KeyValuePair<T, T>>(n - 1);

abstract class Base<T> where T : Base<T> { public int V; public static string Describe() => typeof(T).Name + "/" + typeof(Base<T>); }
class Num : Base<Num>, IComparable<Num> { public Num(int v) => V = v; public int CompareTo(Num? o) => V.CompareTo(o!.V); }
class Outer<T> { public class Inner<U> { public string Show() => typeof(T).Name + typeof(U).Name + GetType().GetGenericArguments().Length; } }
static class Counter<T> { public static int N; public static class Sub { public static int M; } }
record Node<T>(T Value, Node<T>? Next);
class Tree<T> { public List<Tree<T>> Kids = []; public static Tree<Tree<T>>? Deep; }
struct Wrap<T> { public T V; }
static class Wrap { public static int Depth<T>(Wrap<T> w) => typeof(T).IsGenericType ? 1 + (int)typeof(Wrap).GetMethod("Depth")!.MakeGenericMethod(typeof(T).GetGenericArguments()[0]).Invoke(null, [w.V])! : 1; }
interface IVisitor<R> { R Visit(Leaf l); }
class Leaf { public R Accept<R>(IVisitor<R> v) => v.Visit(this); }
class Vis : IVisitor<string> { public string Visit(Leaf l) => "leaf"; }
interface IEq<T> where T : IEq<T> { bool Same(T o) => o is T; }
class Me : IEq<Me> { }

// expect: -1 Num/Base`1[Num]
// expect: System.Collections.Generic.List`1[System.Collections.Generic.List`1[System.Collections.Generic.List`1[System.Collections.Generic.List`1[System.Int32]]]]
// expect: Int32String2
// expect: Outer`1+Inner`1[T,U] Outer`1+Inner`1[System.Int32,System.String]
// expect: 5 1 2 7 0 3 0
// expect: 2
// expect: 1
// expect: 3
// expect: leaf
// expect: (a, 1)
// expect: True
// expect: 27
// expect: 2
