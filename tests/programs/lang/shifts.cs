// Shift counts are taken modulo the width; signed shifts keep the sign.
using System;

static class P
{
    static int C(int c) => c;

    static void Main()
    {
        Console.WriteLine(1 << C(33));
        Console.WriteLine(1L << C(65));
        Console.WriteLine(-16 >> C(2));
        Console.WriteLine(-16 >>> C(28));
        Console.WriteLine((uint)0x80000000 >> C(31));
        Console.WriteLine(-1L >> C(63));
        Console.WriteLine(-1L >>> C(63));
        Console.WriteLine((byte)0xF0 << C(4));
        Console.WriteLine(1 << C(-1));
        int x = 3; x <<= C(2); x >>= C(1); Console.WriteLine(x);
    }
}

// expect: 2
// expect: 2
// expect: -4
// expect: 15
// expect: 1
// expect: -1
// expect: 1
// expect: 3840
// expect: -2147483648
// expect: 6
