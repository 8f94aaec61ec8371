// Vector<T> in loops over spans, with the rest done one by one: the result does not depend on its size.
using System;
using System.Numerics;
using System.Runtime.InteropServices;

int[] ints = new int[1003];
float[] floats = new float[1003];
for (int i = 0; i < ints.Length; i++) { ints[i] = i * 37 % 1001 - 500; floats[i] = ints[i] / 4f; }
Console.WriteLine($"{Sum(ints)} {CountNegative(ints)} {Largest(floats)}");
Scale(floats, 2);
Console.WriteLine($"{floats[0]} {floats[500]} {floats[1002]}");
Console.WriteLine(Vector<byte>.Count * 2 == Vector<sbyte>.Count + Vector<short>.Count * 2 && Vector<byte>.Count >= 16);

static int Sum(ReadOnlySpan<int> s) {
    var sum = Vector<int>.Zero;
    int i = 0;
    for (; i <= s.Length - Vector<int>.Count; i += Vector<int>.Count) sum += new Vector<int>(s[i..]);
    int r = Vector.Sum(sum);
    for (; i < s.Length; i++) r += s[i];
    return r;
}

static int CountNegative(ReadOnlySpan<int> s) {
    var count = Vector<int>.Zero;
    var vectors = MemoryMarshal.Cast<int, Vector<int>>(s);
    foreach (var v in vectors) count -= Vector.LessThan(v, Vector<int>.Zero);
    int r = Vector.Dot(count, Vector<int>.One);
    for (int i = vectors.Length * Vector<int>.Count; i < s.Length; i++) if (s[i] < 0) r++;
    return r;
}

static float Largest(float[] s) {
    var max = new Vector<float>(float.MinValue);
    int i = 0;
    for (; i <= s.Length - Vector<float>.Count; i += Vector<float>.Count) max = Vector.Max(max, new Vector<float>(s, i));
    float r = float.MinValue;
    for (int k = 0; k < Vector<float>.Count; k++) r = Math.Max(r, max[k]);
    for (; i < s.Length; i++) r = Math.Max(r, s[i]);
    return r;
}

static void Scale(float[] s, float by) {
    int i = 0;
    for (; i <= s.Length - Vector<float>.Count; i += Vector<float>.Count) (new Vector<float>(s, i) * by).CopyTo(s, i);
    for (; i < s.Length; i++) s[i] *= by;
}

// expect: -963 502 125
// expect: -250 -9 -231.5
// expect: True
