// Overflow in a checked context throws; the operands decide the width.
using System;

static class P
{
    static void Try(string name, Func<object> f)
    {
        try { Console.WriteLine($"{name} {f()}"); }
        catch (OverflowException) { Console.WriteLine(name + " overflow"); }
    }

    static void Main()
    {
        int max = int.MaxValue, min = int.MinValue; long lmax = long.MaxValue; uint umax = uint.MaxValue; ulong ulmax = ulong.MaxValue;
        int zero = 0;
        Try("add", () => checked(max + 1));
        Try("sub", () => checked(min - 1));
        Try("mul", () => checked(max * 2));
        Try("neg", () => checked(-min));
        Try("ladd", () => checked(lmax + 1));
        Try("lmul", () => checked(lmax * 2));
        Try("uadd", () => checked(umax + 1));
        Try("usub", () => checked((uint)zero - 1));
        Try("umul", () => checked(umax * 2));
        Try("uladd", () => checked(ulmax + 1));
        Try("ulmul", () => checked(ulmax * ulmax));
        Try("ok add", () => checked(max + min));
        Try("ok mul", () => checked(65535 * (zero + 32768)));
        Try("ok lmul", () => checked((lmax / 3) * 3));
        Try("byte", () => { byte b = 255; checked { b++; } return b; });
    }
}

// expect: add overflow
// expect: sub overflow
// expect: mul overflow
// expect: neg overflow
// expect: ladd overflow
// expect: lmul overflow
// expect: uadd overflow
// expect: usub overflow
// expect: umul overflow
// expect: uladd overflow
// expect: ulmul overflow
// expect: ok add -1
// expect: ok mul 2147450880
// expect: ok lmul 9223372036854775806
// expect: byte overflow
