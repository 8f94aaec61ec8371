// Making vectors and taking lanes out: constants, variables, one lane replaced, indices out of range.
using System;
using System.Runtime.Intrinsics;

int three = int.Parse("3");
Console.WriteLine(Vector128.Create(1, 2, 3, 4));
Console.WriteLine(Vector128.Create(1, three, -three, 4));
Console.WriteLine(Vector64.Create((byte)three));
Console.WriteLine(Vector256.Create(three * 0.5));
Console.WriteLine(Vector512.Create((short)-three));
Console.WriteLine(Vector128.Create(Vector64.Create(1u, 2u), Vector64.Create(3u, 4u)));
Console.WriteLine(Vector256.CreateScalar((ushort)65535));
Console.WriteLine(Vector128.CreateSequence(10, -3));
Console.WriteLine(Vector128<sbyte>.Zero + Vector128<sbyte>.One);
Console.WriteLine(Vector256<long>.AllBitsSet);
Console.WriteLine(Vector128<float>.Indices);
var v = Vector256.Create(10, 11, 12, 13, 14, 15, 16, 17);
for (int i = 0; i < 8; i++) Console.Write($"{v[i]} {v.GetElement(i)};");
Console.WriteLine(v.ToScalar());
Console.WriteLine(v.WithElement(2, 99));
Console.WriteLine(v.WithElement(three + 4, 99));
foreach (int bad in new[] { -1, 8, int.MaxValue }) {
    try { Console.WriteLine(v.GetElement(bad)); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
    try { Console.WriteLine(v.WithElement(bad, 0)); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
    try { Console.WriteLine(v[bad]); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}
Console.WriteLine(Vector128.Create(new[] { 5, 6, 7, 8, 9 }, 1));
try { Console.WriteLine(Vector128.Create(new[] { 5, 6, 7 })); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
Console.WriteLine(Vector128.Create<byte>(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 }));

// expect: <1, 2, 3, 4>
// expect: <1, 3, -3, 4>
// expect: <3, 3, 3, 3, 3, 3, 3, 3>
// expect: <1.5, 1.5, 1.5, 1.5>
// expect: <-3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3>
// expect: <1, 2, 3, 4>
// expect: <65535, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>
// expect: <10, 7, 4, 1>
// expect: <1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1>
// expect: <-1, -1, -1, -1>
// expect: <0, 1, 2, 3>
// expect: 10 10;11 11;12 12;13 13;14 14;15 15;16 16;17 17;10
// expect: <10, 11, 99, 13, 14, 15, 16, 17>
// expect: <10, 11, 12, 13, 14, 15, 16, 99>
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: <6, 7, 8, 9>
// expect: ArgumentOutOfRangeException
// expect: <1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16>
