// Shuffle by indices that are not known when the code is compiled: every index, every width, against a loop.
using System;
using System.Numerics;
using System.Runtime.Intrinsics;

var random = new Random(5);
int wrong = 0, n = 0;
for (int round = 0; round < 300; round++) {
    byte[] bytes = new byte[64], index = new byte[64];
    random.NextBytes(bytes);
    random.NextBytes(index);
    if (round % 2 == 0) for (int i = 0; i < 64; i++) index[i] &= 39;
    var v1 = Vector128.Create(bytes, 0); var i1 = Vector128.Create(index, 0);
    var v2 = Vector256.Create(bytes, 0); var i2 = Vector256.Create(index, 0);
    var v0 = Vector64.Create(bytes, 0); var i0 = Vector64.Create(index, 0);
    for (int i = 0; i < 16; i++) Check(Vector128.Shuffle(v1, i1)[i] == (i1[i] < 16 ? v1[i1[i]] : 0));
    for (int i = 0; i < 32; i++) Check(Vector256.Shuffle(v2, i2)[i] == (i2[i] < 32 ? v2[i2[i]] : 0));
    for (int i = 0; i < 8; i++) Check(Vector64.Shuffle(v0, i0)[i] == (i0[i] < 8 ? v0[i0[i]] : 0));
    Lanes(v1.AsUInt16(), i1.AsUInt16() & Vector128.Create((ushort)0x800F), (a, b) => Vector128.Shuffle(a, b));
    Lanes(v1.AsUInt32(), i1.AsUInt32() & Vector128.Create(0x80000007u), (a, b) => Vector128.Shuffle(a, b));
    Lanes(v1.AsUInt64(), i1.AsUInt64() & Vector128.Create(0x8000000000000003ul), (a, b) => Vector128.Shuffle(a, b));
    Lanes(v2.AsUInt16().GetLower(), Vector128.Create((ushort)(round % 9)), (a, b) => Vector128.Shuffle(a, b));
    var w = Vector256.Shuffle(v2.AsUInt32(), i2.AsUInt32() & Vector256.Create(15u));
    for (int i = 0; i < 8; i++) { uint at = i2.AsUInt32()[i] & 15; Check(w[i] == (at < 8 ? v2.AsUInt32()[(int)at] : 0)); }
    var d = Vector256.Shuffle(v2.AsInt64(), i2.AsInt64() & Vector256.Create(5L));
    for (int i = 0; i < 4; i++) { long at = i2.AsInt64()[i] & 5; Check(d[i] == (at < 4 ? v2.AsInt64()[(int)at] : 0)); }
}
Console.WriteLine($"{n} checked, {wrong} wrong");

void Check(bool right) { n++; if (!right) wrong++; }

void Lanes<T>(Vector128<T> v, Vector128<T> index, Func<Vector128<T>, Vector128<T>, Vector128<T>> f) where T : struct, IBinaryInteger<T> {
    var r = f(v, index);
    for (int i = 0; i < Vector128<T>.Count; i++)
        Check(r[i] == (index[i] < T.CreateChecked(Vector128<T>.Count) ? v[int.CreateChecked(index[i])] : T.Zero));
}

// expect: 27000 checked, 0 wrong
