// Operations of Vector<T> lane by lane, each equal to the scalar operation.
using System;
using System.Numerics;

var a = Vector.Create<short>(0);
for (int i = 0; i < Vector<short>.Count; i++) a = a.WithElement(i, (short)(i * 1000 - 7000));
var b = new Vector<short>(300);
Check("+", (a + b), i => (short)(a[i] + b[i]));
Check("-", (a - b), i => (short)(a[i] - b[i]));
Check("*", (a * b), i => (short)(a[i] * b[i]));
Check("/", (a / b), i => (short)(a[i] / b[i]));
Check("&", (a & b), i => (short)(a[i] & b[i]));
Check("~", ~a, i => (short)~a[i]);
Check(">>", a >> 3, i => (short)(a[i] >> 3));
Check(">>>", a >>> 3, i => (short)((ushort)a[i] >> 3));
Check("abs", Vector.Abs(a), i => Math.Abs(a[i]));
Check("min", Vector.Min(a, b), i => Math.Min(a[i], b[i]));
Check("select", Vector.ConditionalSelect(Vector.GreaterThan(a, b), a, -b), i => a[i] > b[i] ? a[i] : (short)-b[i]);
Check("equals", Vector.Equals(a, a.WithElement(1, (short)9)), i => (short)(i == 1 ? 0 : -1));
Vector.Widen(a, out Vector<int> low, out Vector<int> high);
Check("narrow", Vector.Narrow(low + low, high + high), i => (short)(a[i] + a[i]));
Check("bytes", Vector.AsVectorInt16(Vector.AsVectorByte(a)), i => a[i]);
var f = Vector.ConvertToSingle(low);
Console.WriteLine(Vector.ConvertToInt32(f * 2f) == low * 2);
Console.WriteLine(Vector.SquareRoot(new Vector<double>(2.25)) == new Vector<double>(1.5));
Console.WriteLine($"{Vector.GreaterThanAll(b, new Vector<short>(299))} {Vector.EqualsAny(a, b)} {a == b} {a != b} {a.Equals(a)} {a.GetHashCode() == (a + Vector<short>.Zero).GetHashCode()}");
try { Console.WriteLine(a[Vector<short>.Count]); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { Console.WriteLine(Vector<bool>.Count); } catch (NotSupportedException e) { Console.WriteLine(e.GetType().Name); }

static void Check(string name, Vector<short> v, Func<int, short> expected) {
    for (int i = 0; i < Vector<short>.Count; i++)
        if (v[i] != expected(i)) { Console.WriteLine($"{name}: lane {i} is {v[i]}, not {expected(i)}"); return; }
    Console.WriteLine(name + " ok");
}

// expect: + ok
// expect: - ok
// expect: * ok
// expect: / ok
// expect: & ok
// expect: ~ ok
// expect: >> ok
// expect: >>> ok
// expect: abs ok
// expect: min ok
// expect: select ok
// expect: equals ok
// expect: narrow ok
// expect: bytes ok
// expect: True
// expect: True
// expect: True False False True True True
// expect: ArgumentOutOfRangeException
// expect: NotSupportedException
