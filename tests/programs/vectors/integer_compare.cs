// Comparisons of integers: signed and unsigned order, All, Any, Count, IndexOf, LastIndexOf.
using System;
using System.Runtime.Intrinsics;

var s = Vector128.Create((sbyte)-1, 1, -128, 127, 0, 5, 5, -5, 9, 9, 9, 9, 1, 2, 3, 4);
var t = Vector128.Create((sbyte)1, -1, 127, -128, 0, 5, 6, -6, 9, 8, 10, 9, 1, 2, 3, 4);
Console.WriteLine(Vector128.GreaterThan(s, t));
Console.WriteLine(Vector128.GreaterThan(s.AsByte(), t.AsByte()).AsSByte());
Console.WriteLine(Vector128.LessThanOrEqual(s, t));
Console.WriteLine(Vector128.LessThanOrEqual(s.AsUInt16(), t.AsUInt16()).AsInt16());
Console.WriteLine(Vector128.GreaterThanOrEqual(s.AsUInt64(), t.AsUInt64()).AsInt64());
Console.WriteLine(Vector128.LessThan(s.AsInt64(), t.AsInt64()));
Console.WriteLine(Vector128.Equals(s, t));
Console.WriteLine($"{Vector128.EqualsAny(s, t)} {Vector128.EqualsAll(s, t)} {s == t} {s != t} {s.AsInt32() == s.AsInt32()}");
Console.WriteLine($"{Vector128.Count(s, (sbyte)9)} {Vector128.IndexOf(s, (sbyte)9)} {Vector128.LastIndexOf(s, (sbyte)9)} {Vector128.IndexOf(s, (sbyte)77)} {Vector128.LastIndexOf(s, (sbyte)77)}");
Console.WriteLine($"{Vector128.Any(s, (sbyte)127)} {Vector128.All(s, (sbyte)127)} {Vector128.None(s, (sbyte)126)}");
Console.WriteLine($"{Vector128.LessThanAny(s.AsUInt32(), t.AsUInt32())} {Vector128.GreaterThanAll(Vector128.Create(5u), Vector128.Create(4u))} {Vector128.GreaterThanAll(Vector128.Create(0x80000000u), Vector128.Create(4u))}");
var mask = Vector128.Equals(s, t);
Console.WriteLine($"{Vector128.CountWhereAllBitsSet(mask)} {Vector128.IndexOfWhereAllBitsSet(mask)} {Vector128.LastIndexOfWhereAllBitsSet(mask)} {Vector128.AnyWhereAllBitsSet(mask)} {Vector128.AllWhereAllBitsSet(mask)}");

// expect: <0, -1, 0, -1, 0, 0, 0, -1, 0, -1, 0, 0, 0, 0, 0, 0>
// expect: <-1, 0, -1, 0, 0, 0, 0, -1, 0, -1, 0, 0, 0, 0, 0, 0>
// expect: <-1, 0, -1, 0, -1, -1, -1, 0, -1, 0, -1, -1, -1, -1, -1, -1>
// expect: <-1, -1, -1, 0, 0, -1, -1, -1>
// expect: <-1, 0>
// expect: <0, -1>
// expect: <0, 0, 0, 0, -1, -1, 0, 0, -1, 0, 0, -1, -1, -1, -1, -1>
// expect: True False False True True
// expect: 4 8 11 -1 -1
// expect: True False True
// expect: True True True
// expect: 8 4 15 True False
