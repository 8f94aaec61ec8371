// Addition and subtraction that stop at the ends of the type.
using System;
using System.Runtime.Intrinsics;

Console.WriteLine(Vector64.AddSaturate(Vector64.Create((byte)250), Vector64.Create((byte)10)));
Console.WriteLine(Vector64.SubtractSaturate(Vector64.Create((byte)5), Vector64.Create((byte)10)));
Console.WriteLine(Vector128.AddSaturate(Vector128.Create((sbyte)100), Vector128.Create((sbyte)100)));
Console.WriteLine(Vector128.SubtractSaturate(Vector128.Create((short)-30000), Vector128.Create((short)10000)));
Console.WriteLine(Vector128.AddSaturate(Vector128.Create(int.MaxValue, int.MinValue, 1, -1), Vector128.Create(1, -1, 1, -1)));
Console.WriteLine(Vector128.AddSaturate(Vector128.Create(uint.MaxValue, 0u, 5u, 6u), Vector128.Create(2u)));
Console.WriteLine(Vector256.SubtractSaturate(Vector256.Create(long.MinValue, 0, long.MaxValue, 3), Vector256.Create(1L, 1, -1, 1)));
Console.WriteLine(Vector128.SubtractSaturate(Vector128.Create(0ul, 9ul), Vector128.Create(1ul)));
Console.WriteLine(Vector128.AddSaturate(Vector128.Create(1.5f), Vector128.Create(float.MaxValue)));

// expect: <255, 255, 255, 255, 255, 255, 255, 255>
// expect: <0, 0, 0, 0, 0, 0, 0, 0>
// expect: <127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127, 127>
// expect: <-32768, -32768, -32768, -32768, -32768, -32768, -32768, -32768>
// expect: <2147483647, -2147483648, 2, -2>
// expect: <4294967295, 2, 7, 8>
// expect: <-9223372036854775808, -1, 9223372036854775807, 2>
// expect: <0, 8>
// expect: <3.4028235E+38, 3.4028235E+38, 3.4028235E+38, 3.4028235E+38>
