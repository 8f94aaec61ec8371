// conv.ovf in every direction.
using System;

static class P
{
    static void Try(string name, Func<object> f)
    {
        try
        {
            Console.WriteLine($"{name} {f()}");
        }
        catch (OverflowException)
        {
            Console.WriteLine(name + " overflow");
        }
    }

    static void Main()
    {
        int neg = -1, big = 300;
        long l = 1L << 40;
        ulong ul = ulong.MaxValue;
        uint u = uint.MaxValue;
        double d = 1e10, nan = double.NaN, m = -0.5;
        Try("sbyte(300)", () => checked((sbyte)big));
        Try("byte(-1)", () => checked((byte)neg));
        Try("byte(255)", () => checked((byte)(big - 45)));
        Try("short(70000)", () => checked((short)(big + 69700)));
        Try("ushort(-1)", () => checked((ushort)neg));
        Try("char(-1)", () => checked((char)neg));
        Try("int(1<<40)", () => checked((int)l));
        Try("uint(-1)", () => checked((uint)neg));
        Try("uint(1<<40)", () => checked((uint)l));
        Try("ulong(-1)", () => checked((ulong)neg));
        Try("long(ulong.Max)", () => checked((long)ul));
        Try("int(uint.Max)", () => checked((int)u));
        Try("long(uint.Max)", () => checked((long)u));
        Try("int(1e10)", () => checked((int)d));
        Try("long(1e10)", () => checked((long)d));
        Try("int(NaN)", () => checked((int)nan));
        Try("uint(-0.5)", () => checked((uint)m));
        Try("ulong(1e10)", () => checked((ulong)d));
        Try("int(2147483647.9)", () => checked((int)(2147483646.9 + neg + 2)));
        Try("nint(l)", () => checked((nint)l));
    }
}

// expect: sbyte(300) overflow
// expect: byte(-1) overflow
// expect: byte(255) 255
// expect: short(70000) overflow
// expect: ushort(-1) overflow
// expect: char(-1) overflow
// expect: int(1<<40) overflow
// expect: uint(-1) overflow
// expect: uint(1<<40) overflow
// expect: ulong(-1) overflow
// expect: long(ulong.Max) overflow
// expect: int(uint.Max) overflow
// expect: long(uint.Max) 4294967295
// expect: int(1e10) overflow
// expect: long(1e10) 10000000000
// expect: int(NaN) overflow
// expect: uint(-0.5) 0
// expect: ulong(1e10) 10000000000
// expect: int(2147483647.9) 2147483647
// expect: nint(l) 1099511627776
