// Generic code over structs of many sizes: default values, arrays, boxing, comparers, returning, nesting; each instantiation is its own.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

Test((byte)7); Test((1, 2)); Test(("s", 1L, 2.5f)); Test(1.5m); Test(new B3 { A = 1, B = 2, C = 3 }); Test(Guid.Empty); Test("ref"); Test<int?>(4); Test(new Wide { A = 1, Z = 9 }); Test(Half.One); Test('c'); Test(new E()); Test(new Wrap<Wrap<short>> { V = new() { V = 5 } });
Console.WriteLine(Sum(new Wide { A = 3, Z = 4 }, new B3 { C = 2 }, 1.5, "x"));
Console.WriteLine(string.Join(",", Map([1, 2, 3], x => (x, x * 2L, (byte)x))));
var q = new Queue<Wide>(); for (long i = 0; i < 20; i++) q.Enqueue(new Wide { A = i, Z = -i }); long total = 0; while (q.TryDequeue(out Wide w)) total += w.A * 2 + w.Z; Console.WriteLine(total);
static void Test<T>(T t)
{
    T[] a = new T[3]; a[1] = t; T copy = a[1]; object box = copy!; T back = (T)box; List<T> l = [back, default!];
    Console.WriteLine($"{typeof(T).Name} {Unsafe.SizeOf<T>()} {EqualityComparer<T>.Default.Equals(back, t)} {l.IndexOf(t)} {EqualityComparer<T>.Default.Equals(a[0], default)} {Pass(t, t).Item2?.Equals(t)} {back}");
}
static (T, T) Pass<T>(T a, T b) => (b, a);
static double Sum<A, B, C, D>(A a, B b, C c, D d) where A : IV where B : IV where C : IConvertible => a.Get() + b.Get() + c.ToDouble(null) + d!.ToString()!.Length;
static R[] Map<T, R>(T[] a, Func<T, R> f) { var r = new R[a.Length]; for (int i = 0; i < r.Length; i++) r[i] = f(a[i]); return r; }
interface IV { double Get(); }
struct B3 : IV { public byte A, B, C; public double Get() => A + B + C; public override string ToString() => $"{A}{B}{C}"; }
struct Wide : IV { public long A, B, C, D, E, Z; public double Get() => A * 10 + Z; public override string ToString() => $"{A}..{Z}"; }
struct E { public override string ToString() => "empty"; }
struct Wrap<T> { public T V; public override string ToString() => "[" + V + "]"; }

// expect: Byte 1 True 0 True True 7
// expect: ValueTuple`2 8 True 0 True True (1, 2)
// expect: ValueTuple`3 24 True 0 True True (s, 1, 2.5)
// expect: Decimal 16 True 0 True True 1.5
// expect: B3 3 True 0 True True 123
// expect: Guid 16 True 0 True True 00000000-0000-0000-0000-000000000000
// expect: String 8 True 0 True True ref
// expect: Nullable`1 8 True 0 True True 4
// expect: Wide 48 True 0 True True 1..9
// expect: Half 2 True 0 True True 1
// expect: Char 2 True 0 True True c
// expect: E 1 True 0 True True empty
// expect: Wrap`1 2 True 0 True True [[5]]
// expect: 38.5
// expect: (1, 2, 1),(2, 4, 2),(3, 6, 3)
// expect: 190
