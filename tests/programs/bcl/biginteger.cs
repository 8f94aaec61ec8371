// BigInteger: arithmetic of hundreds of digits, bits, parsing and formatting, powers, conversions with overflow.
using System;
using System.Globalization;
using System.Numerics;

BigInteger f = 1;
for (int i = 2; i <= 200; i++) f *= i;
string s = f.ToString();
Console.WriteLine(s.Length + " " + s[..30] + " " + BigInteger.Parse(s).Equals(f));
Console.WriteLine(f / BigInteger.Pow(10, 300) % 1000000007 + " " + f.GetBitLength() + " " + BigInteger.Log10(f).ToString("F6") + " " + f.IsEven);
Console.WriteLine(BigInteger.ModPow(3, BigInteger.Parse("123456789012345678901234567890"), 1000000007) + " " + BigInteger.GreatestCommonDivisor(f, BigInteger.Pow(2, 250)) / BigInteger.Pow(2, 190));
foreach (var (a, b) in new (BigInteger, BigInteger)[] { (-7, 3), (7, -3), (BigInteger.Pow(2, 100), -3), (long.MinValue, 2) })
    Console.WriteLine($"{a / b} {a % b} {BigInteger.DivRem(a, b, out var r)} {r} {a & b} {a | b} {a ^ b} {~a} {a >> 1} {a << 3} {a.CompareTo(b)}");
Console.WriteLine(new BigInteger(-255).ToString("X") + " " + new BigInteger(255).ToString("x8") + " " + BigInteger.Parse("-1234567").ToString("N0", CultureInfo.InvariantCulture) + " " + f.ToString("E10") + " " + new BigInteger(5).ToString("b"));
Console.WriteLine(BigInteger.Parse("ff", NumberStyles.HexNumber) + " " + BigInteger.Parse("0ff", NumberStyles.HexNumber) + " " + BigInteger.TryParse("12x", out _) + " " + new BigInteger(1e30) + " " + new BigInteger(12345.99m));
Console.WriteLine(Convert.ToHexString(new BigInteger(-129).ToByteArray()) + " " + new BigInteger([0x00, 0x80]) + " " + new BigInteger([0x80, 0x00], isUnsigned: true, isBigEndian: true) + " " + new BigInteger(-129).GetByteCount());
Console.WriteLine((double)BigInteger.Pow(2, 1023) + " " + (double)BigInteger.Pow(2, 1024) + " " + (decimal)BigInteger.Pow(10, 28) + " " + (float)f);
foreach (Action a in new Action[] { () => _ = (long)f, () => _ = (uint)new BigInteger(-1), () => _ = f / 0, () => BigInteger.Parse("--1"), () => BigInteger.Pow(2, -1), () => _ = new BigInteger(double.NaN) })
    try { a(); } catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message); }
BigInteger x = BigInteger.Pow(3, 5000), y = BigInteger.Pow(7, 3000);
Console.WriteLine((x * y % 1000000007) + " " + (x * y / y == x) + " " + BigInteger.Max(x, y).Equals(y) + " " + (x - y).Sign + " " + x.GetHashCode().Equals(BigInteger.Pow(3, 5000).GetHashCode()));

// expect: 375 788657867364790503552363213932 True
// expect: 244970328 1246 374.896889 True
// expect: 974471539 128
// expect: -2 -1 -2 -1 1 -5 -6 6 -4 -56 -1
// expect: -2 1 -2 1 5 -1 -6 -8 3 56 1
// expect: -422550200076076467165567735125 1 -422550200076076467165567735125 1 1267650600228229401496703205376 -3 -1267650600228229401496703205379 -1267650600228229401496703205377 633825300114114700748351602688 10141204801825835211973625643008 1
// expect: -4611686018427387904 0 -4611686018427387904 0 0 -9223372036854775806 -9223372036854775806 9223372036854775807 -4611686018427387904 -73786976294838206464 -1
// expect: F01 000000ff -1,234,567 7.8865786736E+374 0101
// expect: -1 255 False 1000000000000000019884624838656 12345
// expect: 7FFF -32768 32768 2
// expect: 8.98846567431158E+307 Infinity 10000000000000000000000000000 Infinity
// expect: OverflowException: Value was either too large or too small for an Int64.
// expect: OverflowException: Arithmetic operation resulted in an overflow.
// expect: DivideByZeroException: Attempted to divide by zero.
// expect: FormatException: The value could not be parsed.
// expect: ArgumentOutOfRangeException: exponent ('-1') must be a non-negative value. (Parameter 'exponent')
// expect: Actual value was -1.
// expect: OverflowException: The value is not a number.
// expect: 297640948 True True -1 True
