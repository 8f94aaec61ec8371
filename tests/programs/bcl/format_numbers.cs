// Standard and custom numeric formats in the invariant culture.
using System;

Console.WriteLine($"{1234.5:N} {1234.5:F1} {1234.5:E3} {0.256:P1} {255:X} {255:x4} {7:D4} {1234567:N0} {1e21:G} {-5:D3}");
Console.WriteLine($"{1234.5678:#,##0.00} {0.5:0%} {42:000000} {3.14159:0.###} {-1:pos;neg;zero} {0:pos;neg;zero}");
Console.WriteLine(1e100 + " " + 1.7976931348623157E308 + " " + 5e-324 + " " + 123456789012345680.0 + " " + 0.0001 + " " + 0.00001);
Console.WriteLine(1.1f + " " + 3.4028235E38f + " " + 1e-10f + " " + 100f + " " + 16777216f);
Console.WriteLine((2.0 / 3).ToString("R") + " " + (2.0 / 3).ToString("G5") + " " + double.NaN + " " + -0.0);
Console.WriteLine($"{long.MinValue} {ulong.MaxValue:N0} {int.MinValue:X} {(sbyte)-1:X}");
Console.WriteLine($"{1.5m:C} {-3m:F3} {123.456m:E2}");
Console.WriteLine($"[{5,8:F2}] [{5,-8:F2}] {true,6} {'c',3}");
Console.WriteLine($"{255:B} {0b1011:b8} {12345.678:G4}");

// expect: 1,234.50 1234.5 1.234E+003 25.6 % FF 00ff 0007 1,234,567 1E+21 -005
// expect: 1,234.57 50% 000042 3.142 neg zero
// expect: 1E+100 1.7976931348623157E+308 5E-324 1.2345678901234568E+17 0.0001 1E-05
// expect: 1.1 3.4028235E+38 1E-10 100 16777216
// expect: 0.6666666666666666 0.66667 NaN -0
// expect: -9223372036854775808 18,446,744,073,709,551,615 80000000 FF
// expect: ¤1.50 -3.000 1.23E+002
// expect: [    5.00] [5.00    ]   True   c
// expect: 11111111 00001011 1.235E+04
