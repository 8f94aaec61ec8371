// Interlocked on every width: byte, short, int, long, native, float, double, references, enums; And, Or; wrap-around.
using System;
using System.Threading;

static class P
{
    enum E : byte { A = 1, B = 2 }
    enum L : long { X = -1, Y = long.MaxValue }
    static sbyte sb = -1; static byte b = 250; static short s = -5; static ushort us = 65535; static char c = 'a';
    static int i = int.MaxValue; static uint ui = 1; static long l = long.MinValue; static ulong ul = ulong.MaxValue;
    static nint n = 7; static nuint nu = 8; static float f = 1.5f; static double d = -0.0; static bool flag; static E e = E.A; static L le = L.X;

    static void Main()
    {
        Console.WriteLine(Interlocked.Exchange(ref sb, 5) + " " + sb + " " + Interlocked.CompareExchange(ref sb, 9, 5) + " " + sb);
        Console.WriteLine(Interlocked.Exchange(ref b, 3) + " " + Interlocked.CompareExchange(ref b, 4, 99) + " " + b);
        Console.WriteLine(Interlocked.Exchange(ref s, 77) + " " + Interlocked.CompareExchange(ref s, -1, 77) + " " + s);
        Console.WriteLine(Interlocked.Exchange(ref us, 1) + " " + Interlocked.CompareExchange(ref us, 2, 1) + " " + us);
        Console.WriteLine(Interlocked.Exchange(ref c, 'z') + " " + Interlocked.CompareExchange(ref c, 'y', 'z') + " " + c);
        Console.WriteLine(Interlocked.Increment(ref i) + " " + Interlocked.Decrement(ref i) + " " + Interlocked.Add(ref ui, uint.MaxValue));
        Console.WriteLine(Interlocked.Decrement(ref l) + " " + Interlocked.Increment(ref ul) + " " + Interlocked.Add(ref ul, 5ul));
        Console.WriteLine(Interlocked.Exchange(ref n, -2) + " " + Interlocked.CompareExchange(ref n, 4, -2) + " " + n + " " + Interlocked.Exchange(ref nu, 9));
        Console.WriteLine(Interlocked.Exchange(ref f, float.NaN) + " " + Interlocked.CompareExchange(ref f, 2, float.NaN) + " " + f);
        Console.WriteLine(Interlocked.CompareExchange(ref d, 3, 0.0) + " " + d + " " + Interlocked.Exchange(ref d, 4));
        Console.WriteLine(Interlocked.Exchange(ref flag, true) + " " + Interlocked.CompareExchange(ref flag, false, true) + " " + flag);
        Console.WriteLine(Interlocked.Exchange(ref e, E.B) + " " + Interlocked.CompareExchange(ref e, E.A, E.B) + " " + e + " " + Interlocked.CompareExchange(ref le, L.Y, L.X) + " " + le);
        Console.WriteLine(Interlocked.And(ref i, 0xFF) + " " + i + " " + Interlocked.Or(ref l, 1) + " " + l);
        Console.WriteLine(Interlocked.And(ref ul, 0xF0) + " " + Interlocked.Or(ref ul, 0x0F) + " " + ul);
        object? o = "one";
        Console.WriteLine(Interlocked.Exchange(ref o, null) + " " + (o == null) + " " + (Interlocked.CompareExchange(ref o, 5, null) == null) + " " + o);
        Interlocked.MemoryBarrierProcessWide();
    }
}

// expect: -1 5 5 9
// expect: 250 3 3
// expect: -5 77 -1
// expect: 65535 1 2
// expect: a z y
// expect: -2147483648 2147483647 0
// expect: 9223372036854775807 0 5
// expect: 7 -2 4 8
// expect: 1.5 NaN 2
// expect: -0 -0 -0
// expect: False True False
// expect: A B A X Y
// expect: 2147483647 255 9223372036854775807 9223372036854775807
// expect: 5 0 15
// expect: one True True 5
