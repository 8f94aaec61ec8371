// Between integers and floats: rounding, NaN to zero, what is out of range becomes the nearest end.
using System;
using System.Runtime.Intrinsics;

var f = Vector128.Create(1.9f, -1.9f, 3e9f, -3e9f);
var g = Vector128.Create(float.NaN, float.PositiveInfinity, float.NegativeInfinity, 5e9f);
Console.WriteLine($"{Vector128.ConvertToInt32(f)} {Vector128.ConvertToInt32(g)}");
Console.WriteLine($"{Vector128.ConvertToUInt32(f)} {Vector128.ConvertToUInt32(g)}");
var d = Vector128.Create(-1e19, 1e19);
Console.WriteLine($"{Vector128.ConvertToInt64(d)} {Vector128.ConvertToUInt64(d)}");
Console.WriteLine($"{Vector128.ConvertToInt64(Vector128.Create(double.NaN, -2.99))} {Vector128.ConvertToUInt64(Vector128.Create(double.NaN, -2.99))}");
Console.WriteLine(Vector128.ConvertToSingle(Vector128.Create(int.MinValue, int.MaxValue, 16777217, -1)));
Console.WriteLine(Vector128.ConvertToSingle(Vector128.Create(uint.MaxValue, 0x80000000u, 16777217u, 1u)));
Console.WriteLine(Vector128.ConvertToDouble(Vector128.Create(long.MinValue, long.MaxValue)));
Console.WriteLine(Vector128.ConvertToDouble(Vector128.Create(ulong.MaxValue, 9007199254740993ul)));
Console.WriteLine(Vector256.ConvertToInt32(Vector256.Create(2.5f, -2.5f, 1e10f, -1e10f, float.NaN, 0.99f, 2147483520f, -2147483648f)));
Console.WriteLine(Vector256.ConvertToUInt64(Vector256.Create(1e10, 1.8e19, 1.9e19, -5)));

// expect: <1, -1, 2147483647, -2147483648> <0, 2147483647, -2147483648, 2147483647>
// expect: <1, 0, 3000000000, 0> <0, 4294967295, 0, 4294967295>
// expect: <-9223372036854775808, 9223372036854775807> <0, 10000000000000000000>
// expect: <0, -2> <0, 0>
// expect: <-2.1474836E+09, 2.1474836E+09, 16777216, -1>
// expect: <4.2949673E+09, 2.1474836E+09, 16777216, 1>
// expect: <-9.223372036854776E+18, 9.223372036854776E+18>
// expect: <1.8446744073709552E+19, 9007199254740992>
// expect: <2, -2, 2147483647, -2147483648, 0, 0, 2147483520, -2147483648>
// expect: <10000000000, 18000000000000000000, 18446744073709551615, 0>
