// One algorithm over vectors of different size, chosen through static abstract members.
using System;
using System.Runtime.Intrinsics;

byte[] data = new byte[200];
for (int i = 0; i < data.Length; i++) data[i] = (byte)(i * 7);
Console.WriteLine($"{Count<V16>(data, 49)} {Count<V32>(data, 49)} {Count<V64>(data, 49)}");
Console.WriteLine($"{Find<V16>(data, 245)} {Find<V32>(data, 245)} {Find<V64>(data, 245)} {Find<V32>(data, 7)}");

static int Count<V>(byte[] s, byte what) where V : IWide<V> {
    int n = 0, i = 0;
    for (; i <= s.Length - V.Size; i += V.Size) n += System.Numerics.BitOperations.PopCount(V.Load(ref s[i]).EqualMask(what));
    for (; i < s.Length; i++) if (s[i] == what) n++;
    return n;
}

static int Find<V>(byte[] s, byte what) where V : IWide<V> {
    int i = 0;
    for (; i <= s.Length - V.Size; i += V.Size) {
        ulong mask = V.Load(ref s[i]).EqualMask(what);
        if (mask != 0) return i + System.Numerics.BitOperations.TrailingZeroCount(mask);
    }
    return Array.IndexOf(s, what, i);
}

interface IWide<V> where V : IWide<V> {
    static abstract int Size { get; }
    static abstract V Load(ref byte b);
    ulong EqualMask(byte b);
}
struct V16 : IWide<V16> {
    Vector128<byte> v;
    public static int Size => 16;
    public static V16 Load(ref byte b) => new() { v = Vector128.LoadUnsafe(ref b) };
    public ulong EqualMask(byte b) => Vector128.Equals(v, Vector128.Create(b)).ExtractMostSignificantBits();
}
struct V32 : IWide<V32> {
    Vector256<byte> v;
    public static int Size => 32;
    public static V32 Load(ref byte b) => new() { v = Vector256.LoadUnsafe(ref b) };
    public ulong EqualMask(byte b) => Vector256.Equals(v, Vector256.Create(b)).ExtractMostSignificantBits();
}
struct V64 : IWide<V64> {
    Vector512<byte> v;
    public static int Size => 64;
    public static V64 Load(ref byte b) => new() { v = Vector512.LoadUnsafe(ref b) };
    public ulong EqualMask(byte b) => Vector512.Equals(v, Vector512.Create(b)).ExtractMostSignificantBits();
}

// expect: 1 1 1
// expect: 35 35 35 1
