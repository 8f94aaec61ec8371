// Variance: through interfaces and delegates, nested, in casts and dispatch, refused for value types; the first of several interfaces is chosen.
using System;
using System.Collections.Generic;

IOut<string> os = new Out<string>("s");
IOut<object> oo = os;
Console.WriteLine($"{oo.Get()} {((object)os) is IOut<object>} {((object)new Out<int>(1)) is IOut<object>} {((object)os) is IOut<IComparable>}");
IIn<object> io = new In<object>();
IIn<string> isx = io;
Console.WriteLine(isx.Put("x") + " " + (((object)io) is IIn<int>));
IOut<IOut<object>> nested = new Out<IOut<string>>(os);
Console.WriteLine(nested.Get().Get());
IIn<IIn<string>> inin = new In<IIn<string>>();
Console.WriteLine(((object)inin is IIn<IIn<object>>) + " " + (((object)new In<IIn<object>>()) is IIn<IIn<string>>));
IBoth<string, object> both = new Both<string, object>();
Console.WriteLine(both.Map("k"));
Func<object, string> f = o => "f" + o;
Func<string, object> g = f;
Console.WriteLine($"{g("1")} {g.GetType().GetGenericArguments()[0].Name} {((object)f) is Func<string, IComparable>} {((object)f) is Func<int, object>}");
Action<IEnumerable<object>> aeo = e => { foreach (object o in e) Console.Write(o + ";"); Console.WriteLine(); };
Action<List<string>> als = aeo;
als(["p", "q"]);
object two = new Two();
Console.WriteLine($"{((IOut<object>)two).Get()} {((IOut<string>)two).Get()} {((IOut<Exception>)two).Get().GetType().Name}");
try { _ = (IOut<string>)(object)new Out<object>("o"); } catch (InvalidCastException e) { Console.WriteLine(e.Message.Split(',')[0]); }
IEnumerable<object> eo = new List<string> { "l" };
foreach (object o in eo) Console.WriteLine(o);
Console.WriteLine(eo is IEnumerable<string>);
IOut<object> arr = new Out<string[]>(["z"]);
Console.WriteLine(((string[])arr.Get())[0] + " " + (((object)arr) is IOut<object[]>) + " " + (((object)arr) is IOut<IEnumerable<object>>));
Console.WriteLine(typeof(IOut<object>).IsAssignableFrom(typeof(IOut<string>)) + " " + typeof(IOut<object>).IsAssignableFrom(typeof(Out<int>)) + " " + typeof(IOut<>).IsAssignableFrom(typeof(IOut<string>)));
IOut<ValueType> bad = null!; try { bad = (IOut<ValueType>)(object)new Out<int>(3); } catch (InvalidCastException) { Console.WriteLine("no variance over values"); }
IDef<string> def = new DefImpl();
Console.WriteLine(((IDef<object>)def).Name());

interface IOut<out T> { T Get(); }
interface IIn<in T> { string Put(T t); }
interface IBoth<in A, out B> { B Map(A a); }
class Out<T>(T v) : IOut<T> { public T Get() => v; }
class In<T> : IIn<T> { public string Put(T t) => typeof(T).Name + t; }
class Both<B, A> : IBoth<A, B> { public B Map(A a) => (B)(object)("m" + a); }
class Two : IOut<string>, IOut<Exception> { string IOut<string>.Get() => "string"; Exception IOut<Exception>.Get() => new FormatException(); }
interface IDef<out T> { string Name() => "IDef " + typeof(T).Name; }
class DefImpl : IDef<string> { }

// expect: s True False True
// expect: Objectx False
// expect: s
// expect: True False
// expect: mk
// expect: f1 Object True False
// expect: p;q;
// expect: string string FormatException
// expect: Unable to cast object of type 'Out`1[System.Object]' to type 'IOut`1[System.String]'.
// expect: l
// expect: True
// expect: z True True
// expect: True False False
// expect: no variance over values
// expect: IDef String
