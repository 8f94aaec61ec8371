// Static abstract and virtual interface members: operators, defaults, generics, inheritance, through constrained generic code, delegates to them.
using System;
using System.Numerics;

Console.WriteLine(Sum<int>([1, 2, 3]) + " " + Sum<double>([1.5, 2]) + " " + Sum<V2>([new(1, 2), new(3, 4)]));
Console.WriteLine(Name<A>() + Name<B>() + Name<C>() + Name<S>());
Console.WriteLine(Create<A>().GetType().Name + Create<S>().GetType().Name);
Console.WriteLine(Conv<V2>(7));
Func<string> d = Del<B>();
Console.WriteLine(d());
Console.WriteLine(Gen<A>.Call<int>() + Gen<S>.Call<string>());
Console.WriteLine(Prop<A>() + Prop<A>());
Console.WriteLine(Eq(new V2(1, 2), new V2(1, 2)) + " " + Eq(3, 4));
Console.WriteLine(Chain<D>());
Console.WriteLine(Tag<B>(new B()));
Console.WriteLine(Par<int>("12") + Par<Guid>("11111111-2222-3333-4444-555555555555").ToString()[..8]);
try { NameOf(typeof(INamed)); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }

static T Sum<T>(T[] a) where T : IAdditionOperators<T, T, T>, IAdditiveIdentity<T, T> { T s = T.AdditiveIdentity; foreach (T x in a) s += x; return s; }
static string Name<T>() where T : INamed => T.Name();
static T Create<T>() where T : INew<T> => T.New();
static string Conv<T>(int i) where T : INumLike<T> => ((T)i).ToString()!;
static Func<string> Del<T>() where T : INamed => T.Name;
static int Prop<T>() where T : ICount { T.Count += 5; return T.Count; }
static bool Eq<T>(T a, T b) where T : IEqualityOperators<T, T, bool> => a == b && !(a != b);
static string Chain<T>() where T : IDerived => T.Other() + T.Name();
static string Tag<T>(T t) where T : class, INamed => t + T.Name();
static T Par<T>(string s) where T : IParsable<T> => T.Parse(s, null);
static object? NameOf(Type t) => typeof(Program).GetMethod("NameG")!.MakeGenericMethod(t).Invoke(null, null);

partial class Program { public static string NameG<T>() where T : INamed => T.Name(); }
interface INamed { static virtual string Name() => "default "; }
interface IDerived : INamed { static string INamed.Name() => "IDerived "; static abstract string Other(); }
interface INew<T> where T : INew<T> { static abstract T New(); }
interface ICount { static abstract int Count { get; set; } }
interface INumLike<T> where T : INumLike<T> { static abstract explicit operator T(int i); }
interface IGen { static abstract string G<U>(); }
class A : INamed, INew<A>, IGen, ICount { public static A New() => new(); static string IGen.G<U>() => "A.G " + typeof(U).Name + " "; public static int Count { get; set; } }
class B : A, INamed { public static string Name() => "B "; }
class C : B { public new static string Name() => "not"; }
class D : IDerived { public static string Other() => "other "; }
struct S : INamed, INew<S>, IGen { static string INamed.Name() => "S "; public static S New() => default; public static string G<U>() => "S.G " + typeof(U).Name; }
static class Gen<T> where T : IGen { public static string Call<U>() => T.G<U>(); }
record struct V2(int X, int Y) : IAdditionOperators<V2, V2, V2>, IAdditiveIdentity<V2, V2>, INumLike<V2>, IEqualityOperators<V2, V2, bool>
{
    public static V2 operator +(V2 a, V2 b) => new(a.X + b.X, a.Y + b.Y);
    public static V2 AdditiveIdentity => default;
    public static explicit operator V2(int i) => new(i, i);
}

// expect: 6 3.5 V2 { X = 4, Y = 6 }
// expect: default B B S 
// expect: AS
// expect: V2 { X = 7, Y = 7 }
// expect: B 
// expect: A.G Int32 S.G String
// expect: 15
// expect: True False
// expect: other IDerived 
// expect: BB 
// expect: 1211111111
