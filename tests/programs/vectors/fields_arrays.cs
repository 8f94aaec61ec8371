// Vectors as fields of classes and structs, static fields, elements of arrays, in tuples and lists.
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

var h = new Holder { Small = 1, A = Vector128.Create(1, 2, 3, 4), B = Vector256.Create(1.5), Last = 9 };
h.A += Vector128.Create(10);
h.B *= h.B;
Console.WriteLine($"{h.Small} {h.A} {h.B} {h.Last}");
Holder.Shared = h.B + Vector256.Create(1.0);
Console.WriteLine(Holder.Shared);
var s = new Mixed { X = 7, V = Vector64.Create((short)3), W = Vector128.Create(2.5f), Y = 8 };
var t = s;
t.W = -t.W;
t.V = t.V.WithElement(2, (short)99);
Console.WriteLine($"{s.X} {s.V} {s.W} {s.Y} | {t.V} {t.W}");
var array = new Vector256<int>[5];
for (int i = 0; i < array.Length; i++) array[i] = Vector256.Create(i) + (i > 0 ? array[i - 1] : default);
Console.WriteLine(array[4]);
ref var r = ref array[2];
r = r.WithElement(7, -1);
Console.WriteLine(array[2]);
var two = new Vector128<byte>[2, 2];
two[1, 0] = Vector128.Create((byte)5);
Console.WriteLine(two[1, 0] + two[0, 1]);
var list = new List<Vector128<long>> { Vector128.Create(1L, 2), Vector128.Create(3L, 4) };
list[0] += list[1];
Console.WriteLine(list[0]);
(Vector128<int> P, Vector128<int> Q) pair = (Vector128.Create(1), Vector128.Create(2));
(pair.P, pair.Q) = (pair.Q, pair.P);
Console.WriteLine($"{pair.P} {pair.Q}");
Console.WriteLine($"{Unsafe.SizeOf<Vector64<byte>>()} {Unsafe.SizeOf<Vector128<byte>>()} {Unsafe.SizeOf<Vector256<byte>>()} {Unsafe.SizeOf<Vector512<byte>>()} {Unsafe.SizeOf<Aligned128>()} {Unsafe.SizeOf<Aligned256>()} {Unsafe.SizeOf<Aligned512>()}");

class Holder { public byte Small; public Vector128<int> A; public Vector256<double> B; public byte Last; public static Vector256<double> Shared; }
struct Mixed { public byte X; public Vector64<short> V; public Vector128<float> W; public byte Y; }
struct Aligned128 { public byte B; public Vector128<int> V; }
struct Aligned256 { public byte B; public Vector256<int> V; }
struct Aligned512 { public byte B; public Vector512<int> V; }

// expect: 1 <11, 12, 13, 14> <2.25, 2.25, 2.25, 2.25> 9
// expect: <3.25, 3.25, 3.25, 3.25>
// expect: 7 <3, 3, 3, 3> <2.5, 2.5, 2.5, 2.5> 8 | <3, 3, 99, 3> <-2.5, -2.5, -2.5, -2.5>
// expect: <10, 10, 10, 10, 10, 10, 10, 10>
// expect: <3, 3, 3, 3, 3, 3, 3, -1>
// expect: <5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5>
// expect: <4, 6>
// expect: <2, 2, 2, 2> <1, 1, 1, 1>
// expect: 8 16 32 64 32 64 128
