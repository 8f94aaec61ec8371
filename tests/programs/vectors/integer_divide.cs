// Division of integer lanes: exact results, and the exceptions of the scalar division.
using System;
using System.Runtime.Intrinsics;

Console.WriteLine(Vector128.Create(100, -100, 7, int.MaxValue) / Vector128.Create(7, 7, -2, 2));
Console.WriteLine(Vector256.Create((byte)200) / Vector256.Create((byte)7));
Console.WriteLine(Vector128.Create(-9L, 9L) / 4L);
Console.WriteLine(Vector128.Divide(Vector128.Create((short)-32768), Vector128.Create((short)3)));
Try(() => Vector128.Create(1, 2, 3, 4) / Vector128.Create(1, 0, 1, 1));
Try(() => Vector128.Create(int.MinValue) / Vector128.Create(-1));
Try(() => Vector128.Create(5) / 0);
Console.WriteLine(Vector128.Create(1.0, -1.0) / Vector128.Create(0.0, 0.0));

static void Try(Func<Vector128<int>> f) {
    try { Console.WriteLine(f()); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: <14, -14, -3, 1073741823>
// expect: <28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28>
// expect: <-2, 2>
// expect: <-10922, -10922, -10922, -10922, -10922, -10922, -10922, -10922>
// expect: DivideByZeroException
// expect: OverflowException
// expect: DivideByZeroException
// expect: <Infinity, -Infinity>
