// Math and MathF.
using System;

Console.WriteLine(Math.Abs(-5) + Math.Max(1, 2) + Math.Min(1.5, -2) + Math.Sign(-3.2));
Console.WriteLine(Math.Sqrt(2) + " " + Math.Pow(2, 10) + " " + Math.Pow(2, -0.5) + " " + Math.Cbrt(27));
Console.WriteLine(Math.Round(2.5) + " " + Math.Round(-2.5) + " " + Math.Round(3.5) + " " + Math.Round(2.345, 2)
    + " " + Math.Round(2.5, MidpointRounding.AwayFromZero));
Console.WriteLine(Math.Floor(-1.5) + " " + Math.Ceiling(-1.5) + " " + Math.Truncate(-1.5));
Console.WriteLine(Math.Sin(1).ToString("F10") + " " + Math.Cos(1).ToString("F10") + " " + Math.Tan(1).ToString("F10")
    + " " + Math.Atan2(1, -1).ToString("F10"));
Console.WriteLine(Math.Exp(1).ToString("F10") + " " + Math.Log(10).ToString("F10") + " " + Math.Log2(8)
    + " " + Math.Log10(1000) + " " + Math.Log(8, 2));
Console.WriteLine(Math.DivRem(17, 5) + " " + Math.BigMul(int.MaxValue, int.MaxValue) + " " + Math.Clamp(15, 0, 10)
    + " " + Math.BigMul(ulong.MaxValue, 3UL, out ulong low) + " " + low);
Console.WriteLine(Math.IEEERemainder(5, 3) + " " + Math.CopySign(3, -0.0) + " " + Math.FusedMultiplyAdd(2, 3, 4)
    + " " + Math.ScaleB(1.5, 4) + " " + Math.ILogB(1000));
Console.WriteLine(MathF.Sqrt(2) + " " + MathF.Sin(1).ToString("F5") + " " + MathF.Round(1.5f) + " " + MathF.PI);
Console.WriteLine(Math.Max(double.NaN, 1) + " " + Math.Min(-0.0, 0.0) + " " + Math.Sqrt(-1) + " " + Math.Log(0));
try
{
    Math.Abs(int.MinValue);
}
catch (OverflowException)
{
    Console.WriteLine("abs overflow");
}

Console.WriteLine(Math.Asin(1).ToString("F8") + Math.Sinh(1).ToString("F8") + Math.Acosh(2).ToString("F8")
    + " " + Math.BitIncrement(1.0) + " " + double.Hypot(3, 4));

// expect: 4
// expect: 1.4142135623730951 1024 0.7071067811865476 3.0000000000000004
// expect: 2 -2 4 2.35 3
// expect: -2 -1 -1
// expect: 0.8414709848 0.5403023059 1.5574077247 2.3561944902
// expect: 2.7182818285 2.3025850930 3 3 3
// expect: (3, 2) 4611686014132420609 10 2 18446744073709551613
// expect: -1 -3 10 24 9
// expect: 1.4142135 0.84147 2 3.1415927
// expect: NaN -0 NaN -Infinity
// expect: abs overflow
// expect: 1.570796331.175201191.31695790 1.0000000000000002 5
