// When a struct is copied: readonly fields, in parameters, foreach, boxing, captured variables, array elements, properties.
using System;
using System.Collections.Generic;

var h = new Holder();
h.Ro.Inc(); h.Rw.Inc(); Console.WriteLine($"{h.Ro.N} {h.Rw.N}");
var c = new C { N = 5 };
In(in c); Console.WriteLine(c.N);
ByRef(ref c); Console.WriteLine(c.N);
C[] arr = [new(), new()]; arr[0].Inc(); arr[1] = arr[0]; arr[0].Inc(); Console.WriteLine($"{arr[0].N} {arr[1].N}");
var list = new List<C> { new() }; list[0].Inc(); Console.WriteLine(list[0].N);
foreach (C x in arr) x.Inc();
foreach (ref C x in arr.AsSpan()) x.Inc();
Console.WriteLine($"{arr[0].N} {arr[1].N}");
object o = c; ((IInc)o).Inc(); ((C)o).Inc(); Console.WriteLine($"{((C)o).N} {c.N}");
Action inc = () => c.Inc(); inc(); inc(); Console.WriteLine(c.N);
h.Prop.Inc(); Console.WriteLine(h.Prop.N);
var d = c with { N = 100 }; Console.WriteLine($"{c.N} {d.N}");
(C, int) t = (c, 1); t.Item1.Inc(); Console.WriteLine($"{t.Item1.N} {c.N}");
IInc i = c; i.Inc(); i.Inc(); Console.WriteLine(((C)i).N + " " + c.N);
C other = c; other.Self = [other]; Console.WriteLine(other.Self[0].N == other.N && other.Self[0].Self == null);
Console.WriteLine(Gen(ref c) + " " + c.N);
c.Replace(); Console.WriteLine(c.N);
static void In(in C c) { c.Inc(); }
static void ByRef(ref C c) { c.Inc(); }
static int Gen<T>(ref T t) where T : IInc { t.Inc(); t.Inc(); return t.Get(); }

interface IInc { void Inc(); int Get(); }
struct C : IInc { public int N; public C[]? Self; public void Inc() => N++; public int Get() => N; public void Replace() => this = new C { N = -1 }; }
class Holder { public readonly C Ro; public C Rw; public C Prop { get; set; } }

// expect: 0 1
// expect: 5
// expect: 6
// expect: 2 1
// expect: 0
// expect: 3 2
// expect: 7 6
// expect: 8
// expect: 0
// expect: 8 100
// expect: 9 8
// expect: 10 8
// expect: True
// expect: 10 10
// expect: -1
