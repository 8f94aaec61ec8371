// Sizes and offsets of structs: sequential, Pack, Size, explicit, auto, nested, empty, generic, with references.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

unsafe
{
    Console.WriteLine($"{sizeof(Empty)} {sizeof(Mixed)} {sizeof(Packed1)} {sizeof(Packed2)} {sizeof(Sized)} {sizeof(Smaller)}");
    Console.WriteLine($"{sizeof(Union)} {sizeof(Gap)} {sizeof(AutoMixed)} {sizeof(Outer)} {sizeof(HasDecimal)} {sizeof(PackedOuter)}");
    Console.WriteLine($"{Unsafe.SizeOf<WithRef>()} {Unsafe.SizeOf<RefAndBytes>()} {Unsafe.SizeOf<G<byte>>()} {Unsafe.SizeOf<G<long>>()} {Unsafe.SizeOf<G<string>>()} {Unsafe.SizeOf<G<G<short>>>()}");
    Console.WriteLine($"{Unsafe.SizeOf<int?>()} {Unsafe.SizeOf<bool?>()} {Unsafe.SizeOf<long?>()} {Unsafe.SizeOf<decimal?>()} {Unsafe.SizeOf<Guid?>()} {Unsafe.SizeOf<Empty?>()}");
    Console.WriteLine($"{Unsafe.SizeOf<(byte, int)>()} {Unsafe.SizeOf<(byte, string)>()} {Unsafe.SizeOf<(int, byte, long)>()} {Unsafe.SizeOf<DateTimeOffset>()} {Unsafe.SizeOf<Int128>()} {Unsafe.SizeOf<(byte, Int128)>()}");
    Console.WriteLine($"{Unsafe.SizeOf<Span<int>>()} {Unsafe.SizeOf<Memory<int>>()} {Unsafe.SizeOf<ArraySegment<int>>()} {Unsafe.SizeOf<E8>()} {Unsafe.SizeOf<E64>()} {Unsafe.SizeOf<HasEmpty>()}");
    Mixed m = default; byte* b = (byte*)&m;
    Console.WriteLine($"{(byte*)&m.A - b} {(byte*)&m.B - b} {(byte*)&m.C - b} {(byte*)&m.D - b}");
    Packed2 p = default; b = (byte*)&p;
    Console.WriteLine($"{(byte*)&p.A - b} {(byte*)&p.B - b} {(byte*)&p.C - b}");
    Gap g = default; b = (byte*)&g;
    Console.WriteLine($"{(byte*)&g.X - b} {(byte*)&g.Y - b}");
    Union u = default; u.F = 1.0f;
    Console.WriteLine($"{u.I:x} {u.B3:x}");
    WithRef r = default; ref byte start = ref Unsafe.As<WithRef, byte>(ref r);
    Console.WriteLine($"{Unsafe.ByteOffset(ref start, ref r.A)} {Unsafe.ByteOffset(ref start, ref Unsafe.As<string, byte>(ref r.S))} {Unsafe.ByteOffset(ref start, ref Unsafe.As<int, byte>(ref r.I))}");
    Console.WriteLine($"{sizeof(Fixed)} {sizeof(FixedLong)}");
    Fixed f = default; for (int i = 0; i < 5; i++) f.Buffer[i] = (byte)(i * i);
    Console.WriteLine($"{f.Buffer[4]} {f.After}");
}

struct Empty { }
struct Mixed { public byte A; public int B; public byte C; public long D; }
[StructLayout(LayoutKind.Sequential, Pack = 1)] struct Packed1 { public byte A; public int B; public long C; }
[StructLayout(LayoutKind.Sequential, Pack = 2)] struct Packed2 { public byte A; public int B; public long C; }
[StructLayout(LayoutKind.Sequential, Size = 100)] struct Sized { public int A; }
[StructLayout(LayoutKind.Sequential, Size = 2)] struct Smaller { public long A; }
[StructLayout(LayoutKind.Explicit)] struct Union { [FieldOffset(0)] public int I; [FieldOffset(0)] public float F; [FieldOffset(3)] public byte B3; }
[StructLayout(LayoutKind.Explicit)] struct Gap { [FieldOffset(4)] public byte X; [FieldOffset(9)] public short Y; }
[StructLayout(LayoutKind.Auto)] struct AutoMixed { public byte A; public long B; public byte C; public int D; }
struct Outer { public byte A; public Mixed M; public byte B; }
struct HasDecimal { public byte A; public decimal D; }
struct PackedOuter { public byte A; public Packed1 P; public byte B; }
struct WithRef { public byte A; public string S; public int I; }
struct RefAndBytes { public byte A; public object O; public byte B; public short C; public int D; public byte E; }
struct G<T> { public byte A; public T V; public byte B; }
struct HasEmpty { public Empty E; public int I; public Empty F; }
enum E8 : byte { A }
enum E64 : ulong { A }
unsafe struct Fixed { public fixed byte Buffer[5]; public int After; }
unsafe struct FixedLong { public byte A; public fixed long B[3]; }

// expect: 1 24 13 14 100 8
// expect: 4 12 16 40 24 15
// expect: 16 24 3 24 16 10
// expect: 8 2 16 24 20 2
// expect: 8 16 16 16 16 32
// expect: 16 16 16 1 8 12
// expect: 0 4 8 16
// expect: 0 2 6
// expect: 4 9
// expect: 3f800000 3f
// expect: 12 0 8
// expect: 12 32
// expect: 16 0
