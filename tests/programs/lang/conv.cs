// Unchecked conversions between the integer types and to floating point.
using System;

static class P
{
    static void Main()
    {
        int i = -2; long l = 0x1_2345_6789_ABCD; uint u = 0xFFFF_FFFE; ulong ul = ulong.MaxValue; short s = -3;
        Console.WriteLine((byte)i);
        Console.WriteLine((sbyte)l);
        Console.WriteLine((short)l);
        Console.WriteLine((ushort)i);
        Console.WriteLine((int)l);
        Console.WriteLine((uint)i);
        Console.WriteLine((long)u);
        Console.WriteLine((long)i);
        Console.WriteLine((ulong)i);
        Console.WriteLine((ulong)s);
        Console.WriteLine((int)u);
        Console.WriteLine((double)ul);
        Console.WriteLine((float)ul);
        Console.WriteLine((double)u);
        Console.WriteLine((float)l);
        Console.WriteLine((char)65);
        Console.WriteLine((int)'é');
        Console.WriteLine((nint)i);
        Console.WriteLine((nuint)u);
        Console.WriteLine((float)16777217);
        Console.WriteLine((double)(float)0.1);
    }
}

// expect: 254
// expect: -51
// expect: -21555
// expect: 65534
// expect: 1737075661
// expect: 4294967294
// expect: 4294967294
// expect: -2
// expect: 18446744073709551614
// expect: 18446744073709551613
// expect: -2
// expect: 1.8446744073709552E+19
// expect: 1.8446744E+19
// expect: 4294967294
// expect: 3.2025598E+14
// expect: A
// expect: 233
// expect: -2
// expect: 4294967294
// expect: 16777216
// expect: 0.10000000149011612
