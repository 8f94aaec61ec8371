// Loads and stores at every offset, by pointer, by reference and with an element offset; nothing beside is touched.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

byte[] data = new byte[100];
for (int i = 0; i < data.Length; i++) data[i] = (byte)i;
int wrong = 0;
unsafe {
    fixed (byte* p = data)
        for (int at = 0; at < 60; at++) {
            var v = Vector128.Load(p + at);
            var w = Vector256.LoadUnsafe(ref data[0], (nuint)at);
            var x = Vector64.Load(p + at);
            if (v[0] != at || v[15] != at + 15 || w[0] != at || w[31] != at + 31 || x[7] != at + 7) wrong++;
            byte[] target = new byte[100];
            w.StoreUnsafe(ref target[0], (nuint)at);
            for (int i = 0; i < 100; i++) if (target[i] != (i >= at && i < at + 32 ? (byte)i : 0)) wrong++;
            Array.Clear(target);
            fixed (byte* q = target) v.Store(q + at);
            for (int i = 0; i < 100; i++) if (target[i] != (i >= at && i < at + 16 ? (byte)i : 0)) wrong++;
        }
    int* aligned = (int*)NativeMemory.AlignedAlloc(64, 64);
    Vector256.Create(7).StoreAligned(aligned);
    Vector128.Create(8).StoreAlignedNonTemporal(aligned + 8);
    Console.WriteLine($"{Vector256.LoadAligned(aligned)} {Vector128.LoadAligned(aligned + 8)}");
    NativeMemory.AlignedFree(aligned);
}
Console.WriteLine($"wrong: {wrong}");
short[] shorts = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 };
Console.WriteLine(Vector128.LoadUnsafe(ref shorts[0], 2));
ref Vector128<short> r = ref Unsafe.As<short, Vector128<short>>(ref shorts[1]);
r += r;
Console.WriteLine(string.Join(",", shorts));
Vector64.Create((short)-1).StoreUnsafe(ref shorts[5]);
Vector128.Create(9).CopyTo(MemoryMarshal.Cast<short, int>(shorts.AsSpan()));
Console.WriteLine(string.Join(",", shorts));

// expect: <7, 7, 7, 7, 7, 7, 7, 7> <8, 8, 8, 8>
// expect: wrong: 0
// expect: <3, 4, 5, 6, 7, 8, 9, 10>
// expect: 1,4,6,8,10,12,14,16,18,10
// expect: 9,0,9,0,9,0,9,0,-1,10
