// Rounding, sign, minimum and maximum of single numbers, halves and extremes, NaN, both zeros; reversed bytes.
using System;
using System.Buffers.Binary;

foreach (double d in new[] { 0.5, 1.5, -0.5, -1.5, 2.4999, 1e18 + 1, -7.9, double.NaN, double.NegativeInfinity, -0.0, 4503599627370497.5 }) {
    Console.WriteLine($"{Math.Round(d)} {Math.Truncate(d)} {Math.Abs(d)} {Math.Max(d, 1)} {Math.Min(d, -0.0)} {Math.CopySign(3, d)} {Math.Floor(d)} {Math.Ceiling(d)}");
    float f = (float)d;
    Console.WriteLine($"{MathF.Round(f)} {MathF.Truncate(f)} {MathF.Abs(f)} {MathF.Max(f, 1)} {MathF.Min(f, -0f)} {MathF.CopySign(3, f)}");
}
Console.WriteLine($"{Math.Max(0.0, -0.0)} {Math.Max(-0.0, 0.0)} {Math.Min(0.0, -0.0)} {Math.Min(-0.0, 0.0)} {Math.Max(double.NaN, 1)} {Math.Min(1, float.NaN)}");
Console.WriteLine($"{Math.Round(2.5m)} {Math.Abs(-3)} {Math.Max(3u, 4u)} {Math.Round(2.25, 1)} {Math.Round(2.5, MidpointRounding.AwayFromZero)} {Math.Truncate(-2.7m)}");
Console.WriteLine($"{BinaryPrimitives.ReverseEndianness(0x12345678)} {BinaryPrimitives.ReverseEndianness((short)0x00FF)} {BinaryPrimitives.ReverseEndianness((ushort)0x00FF)} {BinaryPrimitives.ReverseEndianness(1UL)} {BinaryPrimitives.ReverseEndianness((sbyte)-5)} {BinaryPrimitives.ReverseEndianness(UInt128.One)}");
try { Math.Abs(int.MinValue); } catch (OverflowException e) { Console.WriteLine(e.GetType().Name); }

// expect: 0 0 0.5 1 -0 3 0 1
// expect: 0 0 0.5 1 -0 3
// expect: 2 1 1.5 1.5 -0 3 1 2
// expect: 2 1 1.5 1.5 -0 3
// expect: -0 -0 0.5 1 -0.5 -3 -1 -0
// expect: -0 -0 0.5 1 -0.5 -3
// expect: -2 -1 1.5 1 -1.5 -3 -2 -1
// expect: -2 -1 1.5 1 -1.5 -3
// expect: 2 2 2.4999 2.4999 -0 3 2 3
// expect: 2 2 2.4999 2.4999 -0 3
// expect: 1E+18 1E+18 1E+18 1E+18 -0 3 1E+18 1E+18
// expect: 1E+18 1E+18 1E+18 1E+18 -0 3
// expect: -8 -7 7.9 1 -7.9 -3 -8 -7
// expect: -8 -7 7.9 1 -7.9 -3
// expect: NaN NaN NaN NaN NaN -3 NaN NaN
// expect: NaN NaN NaN NaN NaN -3
// expect: -Infinity -Infinity Infinity 1 -Infinity -3 -Infinity -Infinity
// expect: -Infinity -Infinity Infinity 1 -Infinity -3
// expect: -0 -0 0 1 -0 -3 -0 -0
// expect: -0 -0 0 1 -0 -3
// expect: 4503599627370498 4503599627370498 4503599627370498 4503599627370498 -0 3 4503599627370498 4503599627370498
// expect: 4.5035996E+15 4.5035996E+15 4.5035996E+15 4.5035996E+15 -0 3
// expect: 0 0 -0 -0 NaN NaN
// expect: 2 3 4 2.2 3 -2
// expect: 2018915346 -256 65280 72057594037927936 -5 1329227995784915872903807060280344576
// expect: OverflowException
