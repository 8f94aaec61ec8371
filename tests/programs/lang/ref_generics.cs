// Generics over ref structs, allows ref struct, generic structs in structs, recursive generic types, statics of nested generics.
using System;
using System.Collections.Generic;

ref struct Window { public ReadOnlySpan<int> S; public int Total() { int t = 0; foreach (int x in S) t += x; return t; } }
interface ITotal { int Get(); }
ref struct RT(int x) : ITotal { public int Get() => x; }
struct Wrap<T> { public T V; public Wrap<U> To<U>(Func<T, U> f) => new() { V = f(V) }; }
class Tree<T> where T : IComparable<T>
{
    Tree<T>? l, r;
    T v;
    public Tree(T v) => this.v = v;
    public void Add(T t) { if (t.CompareTo(v) < 0) { if (l == null) l = new(t); else l.Add(t); } else { if (r == null) r = new(t); else r.Add(t); } }
    public IEnumerable<T> All() { if (l != null) foreach (T t in l.All()) yield return t; yield return v; if (r != null) foreach (T t in r.All()) yield return t; }
}
class Curious<T> where T : Curious<T> { public virtual string Me => typeof(T).Name; }
class Self : Curious<Self> { }
class Out<T> { public class In { public static int N; public static string Name => typeof(T).Name; } }

static class P
{
    static int Use<T>(T t) where T : ITotal, allows ref struct => t.Get();

    static void Main()
    {
        Console.WriteLine(new Window { S = [1, 2, 3] }.Total());
        Console.WriteLine(Use(new RT(5)));
        Console.WriteLine(new Wrap<int> { V = 3 }.To(x => "s" + x).To(s => (s, s.Length)).V);
        var t = new Tree<string>("m");
        foreach (string s in new[] { "c", "z", "a", "n" }) t.Add(s);
        Console.WriteLine(string.Join("", t.All()));
        var ti = new Tree<double>(1.5);
        ti.Add(0.5);
        Console.WriteLine(string.Join(" ", ti.All()));
        Console.WriteLine(new Self().Me);
        Out<int>.In.N = 1;
        Out<string>.In.N = 2;
        Console.WriteLine(Out<int>.In.N + Out<string>.In.N + Out<int>.In.Name);
        Wrap<Wrap<(int, Wrap<string>)>> deep = default;
        deep.V.V.Item2.V = "deep";
        Console.WriteLine(deep.V.V.Item2.V + deep.V.V.Item1);
    }
}

// expect: 6
// expect: 5
// expect: (s3, 2)
// expect: acmnz
// expect: 0.5 1.5
// expect: Self
// expect: 3Int32
// expect: deep0
