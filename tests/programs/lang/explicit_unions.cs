// Explicit layouts that overlap: numbers with bytes, references of two types, nested structs, through arrays, spans and boxing.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

U u = default; u.D = 1.0;
Console.WriteLine($"{u.L:x} {u.Hi:x} {u.B7:x}");
u.Hi = 0x40000000; Console.WriteLine(u.D);
R r = default; r.S = "text"; Console.WriteLine(r.O); r.O = new object(); GC.Collect(); Console.WriteLine(((object)r.S).GetType());
var arr = new U[3]; arr[1].L = -1; Console.WriteLine($"{arr[1].B7} {arr[0].L} {arr[2].L}");
Span<byte> bytes = MemoryMarshal.AsBytes(arr.AsSpan()); bytes[0] = 5; Console.WriteLine(arr[0].L + " " + bytes.Length);
object box = arr[1]; Console.WriteLine(((U)box).Hi);
N n = default; n.P.X = 1; n.P.Y = 2; Console.WriteLine($"{n.Both} {Unsafe.SizeOf<N>()} {Unsafe.SizeOf<R>()}");
C c = new() { A = 0x11223344 }; Console.WriteLine($"{c.Low:x} {c.Text} {Base.Count}");
Console.WriteLine(new U { L = 5 }.Equals(new U { L = 5 }) + " " + new U { L = 5 }.Equals(new U { L = 6 }));
Console.WriteLine(Pass(new U { L = 0x100000002 }) + " " + PassBig(new Big { A = 1, D = 4 }).D);
static long Pass(U u) => u.Lo + u.Hi;
static Big PassBig(Big b) { b.D *= 2; return b; }

[StructLayout(LayoutKind.Explicit)] struct U { [FieldOffset(0)] public double D; [FieldOffset(0)] public long L; [FieldOffset(0)] public int Lo; [FieldOffset(4)] public int Hi; [FieldOffset(7)] public byte B7; }
[StructLayout(LayoutKind.Explicit)] struct R { [FieldOffset(0)] public object O; [FieldOffset(0)] public string S; [FieldOffset(8)] public int I; }
struct P { public int X, Y; }
[StructLayout(LayoutKind.Explicit)] struct N { [FieldOffset(4)] public P P; [FieldOffset(4)] public long Both; }
[StructLayout(LayoutKind.Explicit)] class C { [FieldOffset(8)] public int A; [FieldOffset(8)] public short Low; [FieldOffset(0)] public string Text = "class"; }
class Base { public static int Count = 3; }
[StructLayout(LayoutKind.Explicit, Size = 40)] struct Big { [FieldOffset(0)] public long A; [FieldOffset(30)] public short D; }

// expect: 3ff0000000000000 3ff00000 3f
// expect: 2
// expect: text
// expect: System.Object
// expect: 255 0 0
// expect: 5 24
// expect: -1
// expect: 8589934593 16 16
// expect: 3344 class 3
// expect: True False
// expect: 3 8
