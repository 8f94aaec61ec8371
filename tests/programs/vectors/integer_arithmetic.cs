// Add, subtract, multiply, negate, abs wrap around as the scalar operators do, for every width and sign.
using System;
using System.Numerics;
using System.Runtime.Intrinsics;

Check<byte>(); Check<sbyte>(); Check<short>(); Check<ushort>(); Check<int>(); Check<uint>(); Check<long>(); Check<ulong>(); Check<nint>(); Check<nuint>();

static void Check<T>() where T : struct, INumber<T>, IMinMaxValue<T>, IBinaryInteger<T> {
    T[] values = { T.Zero, T.One, T.MaxValue, T.MinValue, T.CreateTruncating(77), T.CreateTruncating(-5), T.MaxValue - T.One };
    int wrong = 0, n = 0;
    foreach (T x in values)
        foreach (T y in values) {
            var a = Vector128.Create(x).WithElement(0, y);
            var b = Vector128.Create(y);
            wrong += Wrong(a + b, i => unchecked(a[i] + b[i])) + Wrong(a - b, i => unchecked(a[i] - b[i])) + Wrong(a * b, i => unchecked(a[i] * b[i]));
            wrong += Wrong(-a, i => unchecked(T.Zero - a[i])) + Wrong(a * y, i => unchecked(a[i] * y)) + Wrong(y * a, i => unchecked(a[i] * y));
            wrong += Wrong(Vector128.Abs(a), i => T.IsNegative(a[i]) ? unchecked(T.Zero - a[i]) : a[i]);
            n += 7;
        }
    Console.WriteLine($"{typeof(T).Name}: {n} checked, {wrong} wrong");
}

static int Wrong<T>(Vector128<T> v, Func<int, T> expected) where T : struct, IEquatable<T> {
    for (int i = 0; i < Vector128<T>.Count; i++)
        if (!v[i].Equals(expected(i))) return 1;
    return 0;
}

// expect: Byte: 343 checked, 0 wrong
// expect: SByte: 343 checked, 0 wrong
// expect: Int16: 343 checked, 0 wrong
// expect: UInt16: 343 checked, 0 wrong
// expect: Int32: 343 checked, 0 wrong
// expect: UInt32: 343 checked, 0 wrong
// expect: Int64: 343 checked, 0 wrong
// expect: UInt64: 343 checked, 0 wrong
// expect: IntPtr: 343 checked, 0 wrong
// expect: UIntPtr: 343 checked, 0 wrong
