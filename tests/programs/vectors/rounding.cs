// Floor, ceiling, truncation, rounding in each mode, square roots, fused multiply-add.
using System;
using System.Runtime.Intrinsics;

var v = Vector256.Create(2.5, -2.5, 3.5, -0.4);
Console.WriteLine($"{Vector256.Floor(v)} {Vector256.Ceiling(v)} {Vector256.Truncate(v)} {Vector256.Round(v)}");
foreach (MidpointRounding mode in Enum.GetValues<MidpointRounding>()) Console.WriteLine($"{mode}: {Vector256.Round(v, mode)}");
var f = Vector128.Create(1e20f, float.NaN, -1.5f, 0.5f);
Console.WriteLine($"{Vector128.Floor(f)} {Vector128.Round(f)} {Vector128.Truncate(f)}");
Console.WriteLine(double.IsNegative(Vector256.Round(v)[3]));
Console.WriteLine(Vector128.Sqrt(Vector128.Create(2f, 9f, -1f, 0f)));
Console.WriteLine(Vector256.Sqrt(Vector256.Create(2.0, 1e-300, double.PositiveInfinity, 16)));
double x = 1 + 1e-8;
Console.WriteLine(Vector128.FusedMultiplyAdd(Vector128.Create(x), Vector128.Create(x), Vector128.Create(-1.0)));
Console.WriteLine(Vector128.Create(x) * Vector128.Create(x) + Vector128.Create(-1.0));
Console.WriteLine(Vector128.Lerp(Vector128.Create(0f, 10f, 20f, 30f), Vector128.Create(100f), Vector128.Create(0.25f)));
Console.WriteLine(Vector128.Hypot(Vector128.Create(3f, 5f, 8f, 0f), Vector128.Create(4f, 12f, 15f, 0f)));

// expect: <2, -3, 3, -1> <3, -2, 4, -0> <2, -2, 3, -0> <2, -2, 4, -0>
// expect: ToEven: <2, -2, 4, -0>
// expect: AwayFromZero: <3, -3, 4, -0>
// expect: ToZero: <2, -2, 3, -0>
// expect: ToNegativeInfinity: <2, -3, 3, -1>
// expect: ToPositiveInfinity: <3, -2, 4, -0>
// expect: <1E+20, NaN, -2, 0> <1E+20, NaN, -2, 0> <1E+20, NaN, -1, 0>
// expect: True
// expect: <1.4142135, 3, NaN, 0>
// expect: <1.4142135623730951, 1E-150, Infinity, 4>
// expect: <1.999999997845058E-08, 1.999999997845058E-08>
// expect: <1.999999987845058E-08, 1.999999987845058E-08>
// expect: <25, 32.5, 40, 47.5>
// expect: <5, 13, 17, 0>
