// Generic methods and types over Vector128<T>; element types that are no numbers are refused.
using System;
using System.Numerics;
using System.Runtime.Intrinsics;

Console.WriteLine($"{SumAll<byte>(10)} {SumAll<short>(10)} {SumAll<int>(10)} {SumAll<double>(10)} {SumAll<nuint>(10)}");
Console.WriteLine(new Pair<float>(Vector128.Create(1f), Vector128.Create(2f)).Add());
Console.WriteLine($"{Vector128<int>.IsSupported} {Vector128<bool>.IsSupported} {Vector128<Guid>.IsSupported} {Vector256<char>.IsSupported} {Vector<nint>.IsSupported}");
Refused(() => Vector128<bool>.Zero.ToString());
Refused(() => Vector128<char>.Count.ToString());
Refused(() => (default(Vector128<DateTime>) + default(Vector128<DateTime>)).ToString());
Refused(() => Vector128.Create(1).As<int, bool>().ToString());
Console.WriteLine(Convert<int, float>(Vector128.Create(0x3F800000)));

static T SumAll<T>(int n) where T : struct, INumber<T> {
    var v = Vector128.Create(T.CreateChecked(n));
    for (int i = 0; i < 3; i++) v += Vector128<T>.One;
    return Vector128.Sum(v);
}

static Vector128<B> Convert<A, B>(Vector128<A> v) where A : struct where B : struct => v.As<A, B>();

static void Refused(Func<string> f) {
    try { Console.WriteLine(f()); } catch (NotSupportedException e) { Console.WriteLine(e.GetType().Name); }
}

record struct Pair<T>(Vector128<T> A, Vector128<T> B) where T : struct {
    public readonly Vector128<T> Add() => A + B;
}

// expect: 208 104 52 26 26
// expect: <3, 3, 3, 3>
// expect: True False False False True
// expect: NotSupportedException
// expect: NotSupportedException
// expect: NotSupportedException
// expect: NotSupportedException
// expect: <1, 1, 1, 1>
