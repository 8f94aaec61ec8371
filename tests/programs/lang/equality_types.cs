// Equality: ValueType.Equals and GetHashCode over all kinds of fields, tuples, records, floats, strings, arrays, anonymous types, nullable.
using System;
using System.Collections.Generic;

Console.WriteLine(new A { I = 1, S = "x" }.Equals(new A { I = 1, S = new string('x', 1) }) + " " + new A { I = 1 }.Equals(new A { I = 2 }) + " " + new A().Equals(null) + " " + new A().Equals(5));
Console.WriteLine(new P { X = 1, Y = 2 }.Equals(new P { X = 1, Y = 2 }) + " " + new P { X = 1 }.GetHashCode().Equals(new P { X = 1 }.GetHashCode()));
Console.WriteLine(new Fl { D = 0.0 }.Equals(new Fl { D = -0.0 }) + " " + new Fl { D = double.NaN }.Equals(new Fl { D = double.NaN }));
Console.WriteLine(new Pad { A = 1, B = 2 }.Equals(new Pad { A = 1, B = 2 }) + " " + new Nest { F = new() { D = 1 }, O = "a" }.Equals(new Nest { F = new() { D = 1 }, O = "a" }));
Console.WriteLine(new Over { K = 3 }.Equals(new Over { K = 13 }) + " " + new Holds { O = new() { K = 3 } }.Equals(new Holds { O = new() { K = 13 } }));
Console.WriteLine(((1, "a") == (1, "a")) + " " + (1, "a").Equals((1, "b")) + " " + (1, (2, 3)).GetHashCode().Equals((1, (2, 3)).GetHashCode()));
Console.WriteLine((new R(1, [1]) == new R(1, [1])) + " " + (new R(1, null!) == new R(1, null!)) + " " + new RS(double.NaN).Equals(new RS(double.NaN)));
Console.WriteLine(new { X = 1, Y = "y" }.Equals(new { X = 1, Y = "y" }) + " " + (new { X = 1 } == (object)new { X = 1 }));
Console.WriteLine(double.NaN.Equals(double.NaN) + " " + (double.NaN == double.NaN) + " " + (0.0).Equals(-0.0) + " " + 1.0.Equals(1));
Console.WriteLine(((int?)1).Equals(1) + " " + ((int?)null).Equals(null) + " " + EqualityComparer<int?>.Default.Equals(1, 1) + " " + EqualityComparer<Fl>.Default.Equals(new(), new()));
Console.WriteLine(new int[] { 1 }.Equals(new int[] { 1 }) + " " + "ab".Equals("AB", StringComparison.OrdinalIgnoreCase) + " " + object.Equals(null, null) + " " + ReferenceEquals("a" + "b", "ab"));
var set = new HashSet<P> { new() { X = 1 }, new() { X = 1 }, new() { X = 2 } }; Console.WriteLine(set.Count);
Console.WriteLine(new E().Equals(new E()) + " " + new E().GetHashCode().Equals(new E().GetHashCode()) + " " + typeof(A).Equals(typeof(A)) + " " + new Base().Equals(new Der()));
struct A { public int I; public string S; }
struct P { public int X, Y; }
struct Fl { public double D; }
struct Pad { public byte A; public int B; }
struct Nest { public Fl F; public object O; }
struct Over { public int K; public override bool Equals(object? o) => o is Over v && v.K % 10 == K % 10; public override int GetHashCode() => K % 10; }
struct Holds { public Over O; }
record R(int N, int[] A);
readonly record struct RS(double D);
struct E { }
class Base { public override bool Equals(object? o) => o is Base; public override int GetHashCode() => 1; }
class Der : Base { }

// expect: True False False False
// expect: True True
// expect: True True
// expect: True True
// expect: True True
// expect: True False True
// expect: False True True
// expect: True False
// expect: True False True True
// expect: True True True True
// expect: False True True True
// expect: 2
// expect: True True True True
