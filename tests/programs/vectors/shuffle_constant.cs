// Shuffle by indices that are known; an index out of range gives zero.
using System;
using System.Runtime.Intrinsics;

var v = Vector128.Create(10, 11, 12, 13);
Console.WriteLine(Vector128.Shuffle(v, Vector128.Create(3, 2, 1, 0)));
Console.WriteLine(Vector128.Shuffle(v, Vector128.Create(0, 0, 4, -1)));
Console.WriteLine(Vector128.Shuffle(v, Vector128<int>.Zero));
Console.WriteLine(Vector128.Shuffle(v.AsSingle(), Vector128.Create(1, 1, 9, 0)).AsInt32());
Console.WriteLine(Vector128.Shuffle(Vector128.Create(1.5, 2.5), Vector128.Create(1L, 2L)));
Console.WriteLine(Vector128.Shuffle(v.AsByte(), Vector128.Create((byte)12, 8, 4, 0, 255, 16, 15, 1, 0, 0, 0, 0, 4, 4, 4, 4)));
Console.WriteLine(Vector256.Shuffle(Vector256.Create(1, 2, 3, 4, 5, 6, 7, 8), Vector256.Create(7, 0, 6, 1, 8, 2, -5, 3)));
Console.WriteLine(Vector256.Shuffle(Vector256.Create(1L, 2, 3, 4), Vector256.Create(3L, 3, 0, 100)));
Console.WriteLine(Vector64.Shuffle(Vector64.Create((short)1, 2, 3, 4), Vector64.Create((short)3, 4, 0, -1)));

// expect: <13, 12, 11, 10>
// expect: <10, 10, 0, 0>
// expect: <10, 10, 10, 10>
// expect: <11, 11, 0, 10>
// expect: <2.5, 0>
// expect: <13, 12, 11, 10, 0, 0, 0, 0, 10, 10, 10, 10, 11, 11, 11, 11>
// expect: <8, 1, 7, 2, 0, 3, 0, 4>
// expect: <4, 4, 1, 0>
// expect: <4, 0, 1, 0>
