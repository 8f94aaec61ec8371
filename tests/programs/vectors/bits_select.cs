// Bitwise operators and ConditionalSelect, also on floats and with masks that cut through lanes.
using System;
using System.Runtime.Intrinsics;

var a = Vector128.Create(0x0F0F0F0F, 1, -1, 0);
var b = Vector128.Create(0x00FF00FF, 3, 5, 7);
Console.WriteLine($"{a & b} {a | b} {a ^ b} {~a} {Vector128.AndNot(a, b)}");
Console.WriteLine(Vector128.ConditionalSelect(Vector128.Create(0x0000FFFF, -1, 0, 1), a, b));
var f = Vector128.Create(1.5f, -2f, 3f, -4f);
Console.WriteLine((f.AsInt32() & Vector128.Create(0x7FFFFFFF)).AsSingle());
Console.WriteLine(f & Vector128.Create(0x7FFFFFFF).AsSingle());
Console.WriteLine(f ^ Vector128.Create(-0f));
Console.WriteLine(Vector128.ConditionalSelect(Vector128.LessThan(f, Vector128<float>.Zero), -f, f * 10));
Console.WriteLine(Vector128.AndNot(f, Vector128.Create(-0f)));
Console.WriteLine(Vector128.CopySign(Vector128.Create(1f, 2f, 3f, 4f), f));
Console.WriteLine(-Vector128.Create(0f, -0f, float.NaN, 1f));
Console.WriteLine(~Vector256.Create(0ul, ulong.MaxValue, 1, 2));
Console.WriteLine(Vector256.ConditionalSelect(Vector256.Create((byte)0xF0), Vector256.Create((byte)0xAB), Vector256.Create((byte)0xCD)));

// expect: <983055, 1, 5, 0> <268374015, 3, -1, 7> <267390960, 2, -6, 7> <-252645136, -2, 0, -1> <251662080, 0, -6, 0>
// expect: <16715535, 1, 5, 6>
// expect: <1.5, 2, 3, 4>
// expect: <1.5, 2, 3, 4>
// expect: <-1.5, 2, -3, 4>
// expect: <15, 2, 30, 4>
// expect: <1.5, 2, 3, 4>
// expect: <1, -2, 3, -4>
// expect: <-0, 0, NaN, -1>
// expect: <18446744073709551615, 0, 18446744073709551614, 18446744073709551613>
// expect: <173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173, 173>
