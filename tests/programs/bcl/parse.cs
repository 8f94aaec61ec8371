// Parsing of numbers, booleans, guids, dates and versions.
using System;
using System.Globalization;

Console.WriteLine(int.Parse("-123") + int.Parse(" 7 ") + int.Parse("1,000", NumberStyles.AllowThousands) + int.Parse("ff", NumberStyles.HexNumber));
Console.WriteLine(double.Parse("1e3") + double.Parse("-0.25") + double.Parse("Infinity"));
Console.WriteLine(double.Parse("0.1") == 0.1);
Console.WriteLine(double.Parse("2.2250738585072014E-308") + " " + double.Parse("123456789.123456789"));
Console.WriteLine(int.TryParse("99999999999", out int i) + " " + i);
Console.WriteLine(long.TryParse("99999999999", out long l) + " " + l);
Console.WriteLine(bool.Parse("True") + " " + bool.TryParse("yes", out _));
Console.WriteLine(decimal.Parse("12.50") + " " + float.Parse("1.5"));
Console.WriteLine(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff").ToString("N"));
Console.WriteLine(DateTime.Parse("2024-02-29T12:30:00", CultureInfo.InvariantCulture).DayOfYear);
Console.WriteLine(TimeSpan.Parse("1.02:03:04.5").TotalSeconds);
Console.WriteLine(Version.Parse("1.2.3.4").Minor + " " + (new Version(1, 10) > new Version(1, 9)));
Console.WriteLine(byte.TryParse("256", out _) + " " + char.Parse("x") + " " + uint.Parse("4294967295"));
try
{
    int.Parse("");
}
catch (FormatException)
{
    Console.WriteLine("format");
}

try
{
    int.Parse("2147483648");
}
catch (OverflowException)
{
    Console.WriteLine("overflow");
}

try
{
    int.Parse(null!);
}
catch (ArgumentNullException)
{
    Console.WriteLine("null");
}

// expect: 1139
// expect: Infinity
// expect: True
// expect: 2.2250738585072014E-308 123456789.12345679
// expect: False 0
// expect: True 99999999999
// expect: True False
// expect: 12.50 1.5
// expect: 00112233445566778899aabbccddeeff
// expect: 60
// expect: 93784.5
// expect: 2 True
// expect: False x 4294967295
// expect: format
// expect: overflow
// expect: null
