// Sums and dot products: integers wrap, floats are added in pairs.
using System;
using System.Runtime.Intrinsics;

Console.WriteLine(Vector128.Sum(Vector128.Create((byte)200)));
Console.WriteLine(Vector128.Sum(Vector128.Create((sbyte)100)));
Console.WriteLine(Vector256.Sum(Vector256.Create(1, 2, 3, 4, 5, 6, 7, -28)));
Console.WriteLine(Vector128.Sum(Vector128.Create(ulong.MaxValue, 3)));
Console.WriteLine(Vector128.Sum(Vector128.Create(1e8f, 1f, -1e8f, 1f)));
Console.WriteLine(Vector256.Sum(Vector256.Create(1e8f, 1f, -1e8f, 1f, 0.25f, 0.5f, 1e-3f, 7f)));
Console.WriteLine(Vector256.Sum(Vector256.Create(1e16, 1, -1e16, 1)));
Console.WriteLine(Vector128.Dot(Vector128.Create(1f, 2f, 3f, 4f), Vector128.Create(5f, 6f, 7f, 8f)));
Console.WriteLine(Vector128.Dot(Vector128.Create((short)300), Vector128.Create((short)300)));
Console.WriteLine(Vector256.Dot(Vector256.Create(1.5), Vector256.Create(2.0, 4, 8, 16)));
Console.WriteLine(Vector64.Dot(Vector64.Create(3, 4), Vector64.Create(5, 6)));
Console.WriteLine(Vector64.Sum(Vector64.Create(7L)));
Console.WriteLine(float.IsNaN(Vector128.Sum(Vector128.Create(1f, float.NaN, 2f, 3f))));

// expect: 128
// expect: 64
// expect: 0
// expect: 2
// expect: 0
// expect: 7.751
// expect: 0
// expect: 70
// expect: -896
// expect: 45
// expect: 39
// expect: 7
// expect: True
