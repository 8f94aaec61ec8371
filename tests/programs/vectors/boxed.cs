// Boxed vectors: ToString, Equals, GetHashCode, keys of dictionaries, unboxing, interfaces.
using System;
using System.Collections.Generic;
using System.Runtime.Intrinsics;

object a = Vector128.Create(1.5f, -2, 3, 4), b = Vector128.Create(1.5f, -2, 3, 4), c = Vector128.Create(1.5f, -2, 3, 5);
Console.WriteLine($"{a} {a.Equals(b)} {a.Equals(c)} {a.Equals("x")} {a.GetHashCode() == b.GetHashCode()} {a.GetType()}");
Console.WriteLine((Vector128<float>)a + (Vector128<float>)c);
try { Console.WriteLine((Vector128<int>)a); } catch (InvalidCastException) { Console.WriteLine("not an int vector"); }
Console.WriteLine(a is Vector128<float> v && v[3] == 4);
var d = new Dictionary<Vector256<int>, string> { [Vector256.Create(1)] = "one", [Vector256.Create(2)] = "two" };
Console.WriteLine($"{d[Vector256.Create(2)]} {d.ContainsKey(Vector256.Create(3))}");
Console.WriteLine(((Vector128<float>)c).ToString());
Console.WriteLine(((IEquatable<Vector128<float>>)a).Equals((Vector128<float>)b));
Console.WriteLine(EqualityComparer<Vector128<double>>.Default.Equals(Vector128.Create(double.NaN), Vector128.Create(double.NaN)));
Vector128<byte>? maybe = null;
Console.WriteLine($"{maybe} {maybe.HasValue}");
maybe = Vector128.Create((byte)7);
Console.WriteLine(maybe.Value + maybe.GetValueOrDefault());

// expect: <1.5, -2, 3, 4> True False False True System.Runtime.Intrinsics.Vector128`1[System.Single]
// expect: <3, -4, 6, 9>
// expect: not an int vector
// expect: True
// expect: two False
// expect: <1.5, -2, 3, 5>
// expect: True
// expect: True
// expect:  False
// expect: <14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14>
