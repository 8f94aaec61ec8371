// ref structs: interfaces, `allows ref struct`, ref fields, scoped, ref reassignment, readonly refs, disposal by pattern.
using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

int x = 1, y = 2;
var r = new R(ref x);
Console.WriteLine(Use(r) + " " + x);
Bump(ref r); Console.WriteLine(x);
r.Swap(ref y); r.V = 50; Console.WriteLine($"{x} {y} {Unsafe.IsNullRef(ref r.V)}");
R none = default;
Console.WriteLine(Unsafe.IsNullRef(ref none.V));
try { none.V = 3; } catch (NullReferenceException) { Console.WriteLine("null ref"); }
try { Console.WriteLine(none.V); } catch (NullReferenceException) { Console.WriteLine("null read"); }
using (new Disp()) Console.WriteLine("body");
foreach (int i in new Range3()) Console.Write(i);
Console.WriteLine();
Span<int> data = [3, 1, 2];
Console.WriteLine(Len<Span<int>>(data, static d => d.Length) + Len("abc", static d => d.Length));
Console.WriteLine(typeof(R).IsByRefLike + " " + typeof(R).GetInterfaces().Length);
var w = new Wrapper<int>(ref x); w.Ref = 77; Console.WriteLine(x);
var rw = new Wrapper<string>(ref Unsafe.NullRef<string>()); Console.WriteLine(Unsafe.IsNullRef(ref rw.Ref));
string name = "n"; var ws = new Wrapper<string>(ref name); ws.Ref += "!"; Console.WriteLine(name);
ref int best = ref Max(ref x, ref y); best = 0; Console.WriteLine($"{x} {y}");
var arr = new[] { 1, 2, 3 }; var ra = new R(ref arr[1]); arr = null; GC.Collect(); GC.Collect(); ra.V += 40; Console.WriteLine(ra.V);
Console.WriteLine(Call(new Cmp { K = 3 }, new Cmp { K = 5 }));
static int Use<T>(T t) where T : IVal, allows ref struct => t.Get();
static void Bump<T>(ref T t) where T : IVal, allows ref struct => t.Set(t.Get() + 10);
static int Len<T>(T t, Func<T, int> f) where T : allows ref struct => f(t);
static ref int Max(ref int a, ref int b) { if (a > b) return ref a; return ref b; }
static int Call<T>(scoped T a, scoped T b) where T : IComparable<T>, allows ref struct => a.CompareTo(b);

interface IVal { int Get(); void Set(int v); int Twice() => Get() * 2; }
ref struct R : IVal { public ref int V; public R(ref int v) => V = ref v; public int Get() => V; public void Set(int v) => V = v; public int Twice() => V; public void Swap([UnscopedRef] ref int o) => V = ref o; }
ref struct Disp { public void Dispose() => Console.WriteLine("disposed"); }
ref struct Range3 { int n; public Range3 GetEnumerator() => this; public bool MoveNext() => n++ < 3; public int Current => n; }
ref struct Wrapper<T> { public ref T Ref; public Wrapper(ref T r) => Ref = ref r; }
ref struct Cmp : IComparable<Cmp> { public int K; public int CompareTo(Cmp o) => K - o.K; }

// expect: 1 1
// expect: 11
// expect: 11 50 False
// expect: True
// expect: null ref
// expect: null read
// expect: body
// expect: disposed
// expect: 123
// expect: 6
// expect: True 1
// expect: 77
// expect: True
// expect: n!
// expect: 0 50
// expect: 42
// expect: -2
