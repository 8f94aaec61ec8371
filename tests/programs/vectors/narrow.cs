// Narrow cuts bits off, NarrowWithSaturation stops at the ends, doubles become floats.
using System;
using System.Runtime.Intrinsics;

Console.WriteLine(Vector128.Narrow(Vector128.Create((short)-1, 127, 128, 255, 256, 300, -129, -128), Vector128.Create((short)5)));
Console.WriteLine(Vector128.NarrowWithSaturation(Vector128.Create((short)-1, 127, 128, 255, 256, 300, -129, -128), Vector128.Create((short)5)));
Console.WriteLine(Vector128.Narrow(Vector128.Create((ushort)1, 127, 128, 255, 256, 300, 65535, 9), Vector128.Create((ushort)5)));
Console.WriteLine(Vector128.NarrowWithSaturation(Vector128.Create((ushort)1, 127, 128, 255, 256, 300, 65535, 9), Vector128.Create((ushort)5)));
Console.WriteLine(Vector128.NarrowWithSaturation(Vector128.Create(int.MinValue, -32769, 32767, 32768), Vector128.Create(int.MaxValue)));
Console.WriteLine(Vector128.NarrowWithSaturation(Vector128.Create(65535u, 65536u, 1, uint.MaxValue), Vector128.Create(7u)));
Console.WriteLine(Vector128.Narrow(Vector128.Create(0x1_0000_0005L, -1), Vector128.Create(long.MinValue, long.MaxValue)));
Console.WriteLine(Vector128.NarrowWithSaturation(Vector128.Create(0x1_0000_0005L, -1), Vector128.Create(long.MinValue, long.MaxValue)));
Console.WriteLine(Vector128.NarrowWithSaturation(Vector128.Create(0x1_0000_0005UL, 1), Vector128.Create(0UL, ulong.MaxValue)));
Console.WriteLine(Vector128.Narrow(Vector128.Create(1.5, 1e300), Vector128.Create(-0.1, double.NaN)));
Console.WriteLine(Vector256.Narrow(Vector256.Create(1, 2, 3, 4, 5, 6, 7, 65537), Vector256.Create(-1)));

// expect: <-1, 127, -128, -1, 0, 44, 127, -128, 5, 5, 5, 5, 5, 5, 5, 5>
// expect: <-1, 127, 127, 127, 127, 127, -128, -128, 5, 5, 5, 5, 5, 5, 5, 5>
// expect: <1, 127, 128, 255, 0, 44, 255, 9, 5, 5, 5, 5, 5, 5, 5, 5>
// expect: <1, 127, 128, 255, 255, 255, 255, 9, 5, 5, 5, 5, 5, 5, 5, 5>
// expect: <-32768, -32768, 32767, 32767, 32767, 32767, 32767, 32767>
// expect: <65535, 65535, 1, 65535, 7, 7, 7, 7>
// expect: <5, -1, 0, -1>
// expect: <2147483647, -1, -2147483648, 2147483647>
// expect: <4294967295, 1, 0, 4294967295>
// expect: <1.5, Infinity, -0.1, NaN>
// expect: <1, 2, 3, 4, 5, 6, 7, 1, -1, -1, -1, -1, -1, -1, -1, -1>
