// Generic types that grow for ever: fine while nobody needs the growth, a TypeLoadException or only depth when somebody does.
using System;
using System.Collections.Generic;

Console.WriteLine(new Grow<int>().Name);
Console.WriteLine(Lazy<int>.Deep == null);
Console.WriteLine(Depth(new Grow<int>(), 6));
Console.WriteLine(typeof(Chain<int>).BaseType);
Console.WriteLine(new Method().Run<int>(0));
Console.WriteLine(new Self { Me = new Self() }.Me is IEquatable<Self>);
Console.WriteLine(typeof(Curious).BaseType!.GetGenericArguments()[0].Name + new Curious().Who());
IVisitor<int> v = new Impl(); Console.WriteLine(v.Visit(new Box<Box<int>>()));
Console.WriteLine(new Pair<Pair<int, string>, Pair<string, int>>().ToString());
static int Depth(object o, int n) => n == 0 ? o.GetType().ToString().Split('[').Length : Depth(Activator.CreateInstance(typeof(Grow<>).MakeGenericType(o.GetType()))!, n - 1);

class Grow<T> { public Grow<Grow<T>>? Next; public string Name => typeof(T).Name; public Grow<Grow<T>> Make() => new(); }
class Lazy<T> { public static Lazy<Lazy<T>>? Deep; }
class Chain<T> : List<List<T>> { }
class Method { public virtual string Run<T>(int n) => n == 5 ? typeof(T).ToString().Length.ToString() : Run<Method<T>>(n + 1); }
class Method<T> { }
class Self : IEquatable<Self> { public Self? Me; public bool Equals(Self? o) => true; }
class Cur<T> where T : Cur<T>, new() { public string Who() => new T().GetType().Name; }
class Curious : Cur<Curious> { }
interface IVisitor<R> { string Visit<T>(Box<T> b); }
class Box<T> { }
class Impl : IVisitor<int> { public string Visit<T>(Box<T> b) => typeof(T).Name; }
struct Pair<A, B> { public A First; public B Second; }

// expect: Int32
// expect: True
// expect: 8
// expect: System.Collections.Generic.List`1[System.Collections.Generic.List`1[System.Int32]]
// expect: 62
// expect: True
// expect: CuriousCurious
// expect: Box`1
// expect: Pair`2[Pair`2[System.Int32,System.String],Pair`2[System.String,System.Int32]]
