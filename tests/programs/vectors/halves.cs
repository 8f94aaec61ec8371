// Lower and upper halves: taken, replaced, widened to the next size.
using System;
using System.Runtime.Intrinsics;

var v = Vector256.Create(1, 2, 3, 4, 5, 6, 7, 8);
Console.WriteLine($"{v.GetLower()} {v.GetUpper()}");
Console.WriteLine(v.WithLower(Vector128.Create(-1)));
Console.WriteLine(v.WithUpper(Vector128.Create(-1)));
Console.WriteLine(v.GetUpper().ToVector256());
Console.WriteLine(v.GetUpper().GetUpper().ToVector128());
Console.WriteLine(v.ToVector512());
Console.WriteLine(Vector512.Create(v, v + v).GetUpper());
Console.WriteLine(Vector512.Create(v, v + v).WithLower(Vector256<int>.Zero).GetLower());
var d = Vector128.Create(1.5, 2.5);
Console.WriteLine($"{d.GetLower()} {d.GetUpper()} {d.WithUpper(Vector64.Create(9.0))} {d.WithLower(d.GetUpper())}");
Console.WriteLine(Vector128.Create(1L, 2L).GetUpper().ToScalar());
Console.WriteLine(Vector256.Create(d, -d).AsInt64().GetUpper().AsDouble());

// expect: <1, 2, 3, 4> <5, 6, 7, 8>
// expect: <-1, -1, -1, -1, 5, 6, 7, 8>
// expect: <1, 2, 3, 4, -1, -1, -1, -1>
// expect: <5, 6, 7, 8, 0, 0, 0, 0>
// expect: <7, 8, 0, 0>
// expect: <1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0>
// expect: <2, 4, 6, 8, 10, 12, 14, 16>
// expect: <0, 0, 0, 0, 0, 0, 0, 0>
// expect: <1.5> <2.5> <1.5, 9> <2.5, 2.5>
// expect: 2
// expect: <-1.5, -2.5>
