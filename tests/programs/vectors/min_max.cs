// Min and Max with NaN and both zeros, the Number forms, clamping, integers of both signs.
using System;
using System.Runtime.Intrinsics;

var a = Vector128.Create(float.NaN, -0f, 1f, float.NegativeInfinity);
var b = Vector128.Create(2f, 0f, float.NaN, 3f);
Show(Vector128.Min(a, b)); Show(Vector128.Max(a, b)); Show(Vector128.Min(b, a)); Show(Vector128.Max(b, a));
Show(Vector128.MinNumber(a, b)); Show(Vector128.MaxNumber(a, b));
Show(Vector128.MinMagnitude(a, b)); Show(Vector128.MaxMagnitude(a, b));
Show(Vector128.Clamp(Vector128.Create(-5f, 0.5f, 99f, 1f), Vector128.Create(0f), Vector128.Create(1f)));
Console.WriteLine(Vector128.Max(Vector128.Create(-1, 5, int.MinValue, 7), Vector128.Create(1, 4, int.MaxValue, 7)));
Console.WriteLine(Vector128.Max(Vector128.Create(0xFFFFFFFFu, 5, 0, 7), Vector128.Create(1u, 4, 9, 7)));
Console.WriteLine(Vector128.Min(Vector128.Create(-1L, 5), Vector128.Create(1L, 4)));
Console.WriteLine(Vector128.Min(Vector128.Create(ulong.MaxValue, 5), Vector128.Create(1ul, 6)));
Console.WriteLine(Vector256.Min(Vector256.Create((byte)200), Vector256.Create((byte)100)));
Console.WriteLine(Vector256.Max(Vector256.Create((sbyte)-56), Vector256.Create((sbyte)100)));

static void Show(Vector128<float> v) {
    for (int i = 0; i < 4; i++) Console.Write((i > 0 ? " " : "") + (v[i] == 0 && float.IsNegative(v[i]) ? "-0" : v[i]));
    Console.WriteLine();
}

// expect: NaN -0 NaN -Infinity
// expect: NaN 0 NaN 3
// expect: NaN -0 NaN -Infinity
// expect: NaN 0 NaN 3
// expect: 2 -0 1 -Infinity
// expect: 2 0 1 3
// expect: NaN -0 NaN 3
// expect: NaN 0 NaN -Infinity
// expect: 0 0.5 1 1
// expect: <1, 5, 2147483647, 7>
// expect: <4294967295, 5, 9, 7>
// expect: <-1, 4>
// expect: <1, 5>
// expect: <100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100>
// expect: <100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100>
