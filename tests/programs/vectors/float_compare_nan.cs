// Comparisons of floats with NaN, infinities and both zeros; operators, Equals, All and Any.
using System;
using System.Runtime.Intrinsics;

var a = Vector128.Create(1f, float.NaN, 0f, float.PositiveInfinity);
var b = Vector128.Create(1f, float.NaN, -0f, 5f);
Console.WriteLine(Vector128.Equals(a, b).AsInt32());
Console.WriteLine(Vector128.GreaterThan(a, b).AsInt32());
Console.WriteLine(Vector128.GreaterThanOrEqual(a, b).AsInt32());
Console.WriteLine(Vector128.LessThan(a, b).AsInt32());
Console.WriteLine(Vector128.LessThanOrEqual(a, b).AsInt32());
Console.WriteLine($"{a == b} {a != b} {a == a} {a != a} {a.Equals(a)} {a.Equals(b)}");
Console.WriteLine($"{Vector128.EqualsAll(a, b)} {Vector128.EqualsAny(a, b)} {Vector128.GreaterThanAny(a, b)} {Vector128.LessThanAny(a, b)}");
Console.WriteLine($"{Vector128.GreaterThanOrEqualAll(a.WithElement(1, 9f), b.WithElement(1, 8f))} {Vector128.LessThanAll(b, a)}");
Console.WriteLine(Vector128.IsNaN(a).AsInt32());
Console.WriteLine(Vector128.IsNegative(b).AsInt32());
Console.WriteLine(Vector128.IsInfinity(a).AsInt32());
Console.WriteLine(Vector128.IsFinite(a).AsInt32());
Console.WriteLine(Vector128.IsZero(b).AsInt32());
var d = Vector256.Create(double.NaN, 2, -0.0, 4);
Console.WriteLine(Vector256.Equals(d, Vector256.Create(double.NaN, 2, 0.0, 5)).AsInt64());
Console.WriteLine($"{Vector256.Any(d, 4)} {Vector256.All(d, 4)} {Vector256.Count(d, 2)} {Vector256.IndexOf(d, 4)} {Vector256.IndexOf(d, double.NaN)}");

// expect: <-1, 0, -1, 0>
// expect: <0, 0, 0, -1>
// expect: <-1, 0, -1, -1>
// expect: <0, 0, 0, 0>
// expect: <-1, 0, -1, 0>
// expect: False True False True True False
// expect: False True True False
// expect: True False
// expect: <0, -1, 0, 0>
// expect: <0, -1, -1, 0>
// expect: <0, 0, 0, -1>
// expect: <-1, 0, -1, 0>
// expect: <0, 0, -1, 0>
// expect: <0, -1, -1, 0>
// expect: True False 1 3 -1
