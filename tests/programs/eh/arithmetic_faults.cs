// Division by zero, MinValue / -1, checked arithmetic and conversions, NaN; array sizes.
using System;

static class P
{
    static void Try(string what, Func<object> f)
    {
        try { Console.WriteLine($"{what} = {f()}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}"); }
    }

    static void Main()
    {
        for (int i = 0; i < 2; i++)
        {
            int zero = i - i, minus = zero - 1, min = int.MinValue + zero, max = int.MaxValue - zero;
            long lmin = long.MinValue + zero;
            double nan = double.NaN + zero, big = 1e20 + zero;
            Try("1/0", () => 1 / zero);
            Try("1%0", () => 1 % zero);
            Try("1L/0", () => 1L / zero);
            Try("1u/0", () => 1u / (uint)zero);
            Try("min/-1", () => min / minus);
            Try("min%-1", () => min % minus);
            Try("lmin/-1", () => lmin / minus);
            Try("lmin%-1", () => lmin % minus);
            Try("1m/0", () => 1m / zero);
            Try("1.0/0", () => 1.0 / zero);
            Try("max+1", () => checked(max + 1 + zero));
            Try("min-1", () => checked(min - 1));
            Try("max*2", () => checked(max * 2));
            Try("-min", () => checked(-min));
            Try("(uint)-1", () => checked((uint)minus));
            Try("(byte)256", () => checked((byte)(256 + zero)));
            Try("(int)1e20", () => checked((int)big));
            Try("(ulong)nan", () => checked((ulong)nan));
            Try("(long)min", () => checked((long)min));
            Try("new[-1]", () => new int[minus]);
            Try("new[2^31]", () => new byte[(long)max + 1]);
            Try("new[max]", () => new int[max]);
            Try("new[-1,1]", () => new int[1, minus]);
            Try("Math.Abs", () => Math.Abs(min));
        }
    }
}

// expect: 1/0: DivideByZeroException Attempted to divide by zero.
// expect: 1%0: DivideByZeroException Attempted to divide by zero.
// expect: 1L/0: DivideByZeroException Attempted to divide by zero.
// expect: 1u/0: DivideByZeroException Attempted to divide by zero.
// expect: min/-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: min%-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: lmin/-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: lmin%-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: 1m/0: DivideByZeroException Attempted to divide by zero.
// expect: 1.0/0 = Infinity
// expect: max+1: OverflowException Arithmetic operation resulted in an overflow.
// expect: min-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: max*2: OverflowException Arithmetic operation resulted in an overflow.
// expect: -min: OverflowException Arithmetic operation resulted in an overflow.
// expect: (uint)-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: (byte)256: OverflowException Arithmetic operation resulted in an overflow.
// expect: (int)1e20: OverflowException Arithmetic operation resulted in an overflow.
// expect: (ulong)nan: OverflowException Arithmetic operation resulted in an overflow.
// expect: (long)min = -2147483648
// expect: new[-1]: OverflowException Arithmetic operation resulted in an overflow.
// expect: new[2^31]: OverflowException Arithmetic operation resulted in an overflow.
// expect: new[max]: OutOfMemoryException Array dimensions exceeded supported range.
// expect: new[-1,1]: OverflowException Arithmetic operation resulted in an overflow.
// expect: Math.Abs: OverflowException Negating the minimum value of a twos complement number is invalid.
// expect: 1/0: DivideByZeroException Attempted to divide by zero.
// expect: 1%0: DivideByZeroException Attempted to divide by zero.
// expect: 1L/0: DivideByZeroException Attempted to divide by zero.
// expect: 1u/0: DivideByZeroException Attempted to divide by zero.
// expect: min/-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: min%-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: lmin/-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: lmin%-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: 1m/0: DivideByZeroException Attempted to divide by zero.
// expect: 1.0/0 = Infinity
// expect: max+1: OverflowException Arithmetic operation resulted in an overflow.
// expect: min-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: max*2: OverflowException Arithmetic operation resulted in an overflow.
// expect: -min: OverflowException Arithmetic operation resulted in an overflow.
// expect: (uint)-1: OverflowException Arithmetic operation resulted in an overflow.
// expect: (byte)256: OverflowException Arithmetic operation resulted in an overflow.
// expect: (int)1e20: OverflowException Arithmetic operation resulted in an overflow.
// expect: (ulong)nan: OverflowException Arithmetic operation resulted in an overflow.
// expect: (long)min = -2147483648
// expect: new[-1]: OverflowException Arithmetic operation resulted in an overflow.
// expect: new[2^31]: OverflowException Arithmetic operation resulted in an overflow.
// expect: new[max]: OutOfMemoryException Array dimensions exceeded supported range.
// expect: new[-1,1]: OverflowException Arithmetic operation resulted in an overflow.
// expect: Math.Abs: OverflowException Negating the minimum value of a twos complement number is invalid.
