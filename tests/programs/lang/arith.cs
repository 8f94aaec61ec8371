// Integer arithmetic at its edges, unchecked.
using System;

static class P
{
    static int I(int x) => x;
    static long L(long x) => x;

    static void Main()
    {
        Console.WriteLine(I(int.MaxValue) + 1);
        Console.WriteLine(I(int.MinValue) - 1);
        Console.WriteLine(I(int.MaxValue) * 2);
        Console.WriteLine(-I(int.MinValue));
        Console.WriteLine(I(-7) / 2);
        Console.WriteLine(I(-7) % 2);
        Console.WriteLine(I(7) % -2);
        Console.WriteLine(L(long.MaxValue) + 1);
        Console.WriteLine(L(-9) / 4 + L(-9) % 4);
        Console.WriteLine((uint)I(-1) / 2);
        Console.WriteLine((uint)I(-1) % 10);
        Console.WriteLine((ulong)L(-1) / 3);
        byte b = 250; b += 10; Console.WriteLine(b);
        sbyte sb = 127; sb++; Console.WriteLine(sb);
        short s = -32768; s--; Console.WriteLine(s);
        ushort us = 0; us--; Console.WriteLine(us);
        char c = 'a'; c++; Console.WriteLine(c);
        Console.WriteLine(I(5) & 3 | 8 ^ 1);
        Console.WriteLine(~I(5));
    }
}

// expect: -2147483648
// expect: 2147483647
// expect: -2
// expect: -2147483648
// expect: -3
// expect: -1
// expect: 1
// expect: -9223372036854775808
// expect: -3
// expect: 2147483647
// expect: 5
// expect: 6148914691236517205
// expect: 4
// expect: -128
// expect: 32767
// expect: 65535
// expect: b
// expect: 9
// expect: -6
