// Widening: lower and upper half, both at once, signed, unsigned and floats.
using System;
using System.Numerics;
using System.Runtime.Intrinsics;

var b = Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 250, 251, 252, 253, 254, 255, 0, 9);
Console.WriteLine(Vector128.WidenLower(b));
Console.WriteLine(Vector128.WidenUpper(b));
Console.WriteLine(Vector128.WidenUpper(b.AsSByte()));
var (low, high) = Vector128.Widen(b.AsInt16());
Console.WriteLine($"{low} {high}");
Console.WriteLine(Vector128.WidenUpper(b.AsUInt32()));
Console.WriteLine(Vector128.WidenUpper(b.AsInt32()));
Console.WriteLine(Vector128.WidenLower(Vector128.Create(1.5f, float.NaN, 3f, -0f)));
Console.WriteLine(Vector128.WidenUpper(Vector128.Create(1.5f, float.NaN, 3f, float.MaxValue)));
Console.WriteLine(Vector256.WidenLower(Vector256.Create(b, b)));
Console.WriteLine(Vector64.WidenUpper(Vector64.Create(-1, -2)));
Vector.Widen(new Vector<sbyte>(-3), out Vector<short> l, out Vector<short> h);
Console.WriteLine(l == new Vector<short>(-3) && h == l);

// expect: <1, 2, 3, 4, 5, 6, 7, 8>
// expect: <250, 251, 252, 253, 254, 255, 0, 9>
// expect: <-6, -5, -4, -3, -2, -1, 0, 9>
// expect: <513, 1027, 1541, 2055> <-1030, -516, -2, 2304>
// expect: <4261215226, 151060478>
// expect: <-33752070, 151060478>
// expect: <1.5, NaN>
// expect: <3, 3.4028234663852886E+38>
// expect: <1, 2, 3, 4, 5, 6, 7, 8, 250, 251, 252, 253, 254, 255, 0, 9>
// expect: <-2>
// expect: True
