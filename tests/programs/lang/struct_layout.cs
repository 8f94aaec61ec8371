// Explicit layout, unions, Pack, sizeof.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[StructLayout(LayoutKind.Explicit)]
struct Union
{
    [FieldOffset(0)]
    public int I;
    [FieldOffset(0)]
    public float F;
    [FieldOffset(0)]
    public byte B0;
    [FieldOffset(3)]
    public byte B3;
}

[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct Packed
{
    public byte A;
    public int B;
    public short C;
}

struct Natural
{
    public byte A;
    public int B;
    public short C;
}

[StructLayout(LayoutKind.Sequential, Size = 32)]
struct Sized
{
    public int A;
}

struct Empty
{
}

struct WithLong
{
    public byte A;
    public long B;
}

[StructLayout(LayoutKind.Explicit, Size = 12)]
struct Ex
{
    [FieldOffset(4)]
    public int A;
}

static class P
{
    static unsafe void Main()
    {
        Union u = default;
        u.F = 1.0f;
        Console.WriteLine($"{u.I:X8} {u.B3:X2}");
        u.B0 = 1;
        Console.WriteLine($"{u.I:X8}");
        Console.WriteLine(sizeof(Packed));
        Console.WriteLine(sizeof(Natural));
        Console.WriteLine(sizeof(Sized));
        Console.WriteLine(sizeof(Empty));
        Console.WriteLine(sizeof(WithLong));
        Console.WriteLine(sizeof(Ex));
        Console.WriteLine(Unsafe.SizeOf<(byte, int)>());
        Console.WriteLine(sizeof(decimal) + sizeof(Guid) + sizeof(DateTime));
        Packed p = new()
        {
            A = 1,
            B = 0x01020304,
            C = 5
        };
        byte* b = (byte*)&p;
        Console.WriteLine(b[1] + " " + b[4] + " " + b[5]);
        Console.WriteLine(Marshal.SizeOf<Natural>());
    }
}

// expect: 3F800000 3F
// expect: 3F800001
// expect: 7
// expect: 12
// expect: 32
// expect: 1
// expect: 16
// expect: 12
// expect: 8
// expect: 40
// expect: 4 1 5
// expect: 12
