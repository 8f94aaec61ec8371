// Vectors on the evaluation stack where paths join, in switches, loops, and compound expressions.
using System;
using System.Runtime.Intrinsics;

for (int i = 0; i < 5; i++) Console.WriteLine(Pick(i) + (i % 2 == 0 ? Vector128.Create(100) : Pick(i + 1)));
Vector256<float> a = Vector256.Create(1f), b = Vector256.Create(2f);
for (int i = 0; i < 40; i++) (a, b) = (b, a * 0.5f + (i % 3 == 0 ? a : i % 3 == 1 ? b : a - b));
Console.WriteLine($"{a[0]:F6} {b[7]:F6}");
Vector128<int>? none = null;
Console.WriteLine((none ?? Pick(3)) * (none.HasValue ? 2 : 3));
var x = Vector128.Create(1);
x += x = x * 5;
Console.WriteLine(x);

static Vector128<int> Pick(int i) => i switch { 0 => Vector128<int>.Zero, 1 => Vector128.Create(1, 2, 3, 4), 2 => Vector128<int>.AllBitsSet, _ => Vector128.Create(i) };

// expect: <100, 100, 100, 100>
// expect: <0, 1, 2, 3>
// expect: <99, 99, 99, 99>
// expect: <7, 7, 7, 7>
// expect: <104, 104, 104, 104>
// expect: 374.468628 1627.185547
// expect: <9, 9, 9, 9>
// expect: <6, 6, 6, 6>
