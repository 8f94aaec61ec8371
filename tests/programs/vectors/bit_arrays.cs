// BitArray: operators, counting, copying, comparing with plain booleans, for lengths around the sizes of vectors.
using System;
using System.Collections;

int wrong = 0, n = 0;
var random = new Random(8);
foreach (int length in new[] { 0, 1, 31, 32, 33, 127, 128, 129, 255, 256, 257, 511, 513, 1000 }) {
    bool[] a = new bool[length], b = new bool[length];
    for (int i = 0; i < length; i++) { a[i] = random.Next(2) == 0; b[i] = random.Next(3) == 0; }
    BitArray x = new(a), y = new(b);
    Same(new BitArray(x).And(y), i => a[i] & b[i]);
    Same(new BitArray(x).Or(y), i => a[i] | b[i]);
    Same(new BitArray(x).Xor(y), i => a[i] ^ b[i]);
    Same(new BitArray(x).Not(), i => !a[i]);
    Same(new BitArray(x).LeftShift(5), i => i >= 5 && a[i - 5]);
    Same(new BitArray(x).RightShift(5), i => i + 5 < length && a[i + 5]);
    var copy = new bool[length + 3];
    x.CopyTo(copy, 2);
    for (int i = 0; i < length; i++) Check(copy[i + 2] == a[i]);
    Check(x.HasAllSet() == Array.TrueForAll(a, v => v) && y.HasAnySet() == Array.Exists(b, v => v));
    byte[] bytes = new byte[(length + 7) / 8];
    x.CopyTo(bytes, 0);
    for (int i = 0; i < length; i++) Check((bytes[i / 8] >> i % 8 & 1) == (a[i] ? 1 : 0));
}
Console.WriteLine($"{n} checked, {wrong} wrong");

void Same(BitArray r, Func<int, bool> expected) {
    for (int i = 0; i < r.Length; i++) Check(r[i] == expected(i));
}
void Check(bool right) { n++; if (!right) wrong++; }

// expect: 26198 checked, 0 wrong
