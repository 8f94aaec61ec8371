// Intrinsics called by reflection and through delegates, where their immediate is not known beforehand.
using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

int wrong = 0;
if (Sse2.IsSupported) {
    var ints = new[] { typeof(Vector128<int>), typeof(byte) };
    var shuffle = typeof(Sse2).GetMethod("Shuffle", ints)!;
    var v = Vector128.Create(10, 11, 12, 13);
    for (int i = 0; i < 256; i += 5)
        if (!shuffle.Invoke(null, new object[] { v, (byte)i })!.Equals(Vector128.Create(10 + (i & 3), 10 + (i >> 2 & 3), 10 + (i >> 4 & 3), 10 + (i >> 6)))) wrong++;
    var d = shuffle.CreateDelegate<Func<Vector128<int>, byte, Vector128<int>>>();
    if (d(v, 0x55) != Vector128.Create(11)) wrong++;
    var add = typeof(Sse2).GetMethod("Add", new[] { typeof(Vector128<short>), typeof(Vector128<short>) })!;
    if (!add.Invoke(null, new object[] { Vector128.Create((short)7), Vector128.Create((short)-9) })!.Equals(Vector128.Create((short)-2))) wrong++;
    if (typeof(Sse2).GetProperty("IsSupported")!.GetValue(null) is not true) wrong++;
}
if (Sse41.IsSupported) {
    Func<Vector128<byte>, byte, byte> extract = Sse41.Extract;
    for (int i = 0; i < 40; i++) if (extract(Vector128<byte>.Indices, (byte)i) != (i & 15)) wrong++;
    Func<Vector128<byte>, Vector128<byte>, byte, Vector128<byte>> align = Ssse3.AlignRight;
    for (int i = 0; i < 40; i++) if (align(Vector128<byte>.Indices + Vector128.Create((byte)16), Vector128<byte>.Indices, (byte)i)[0] != (i < 32 ? i : 0)) wrong++;
}
Console.WriteLine($"wrong: {wrong}");

// expect: wrong: 0
