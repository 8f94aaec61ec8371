// Complex, Half, Int128, UInt128, BitOperations, generic math, INumber<T>.
using System;
using System.Globalization;
using System.Numerics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Complex a = new(3, 4), b = Complex.ImaginaryOne;
Console.WriteLine($"{a * b} {a / b} {a.Magnitude} {a.Phase:F4} {Complex.Conjugate(a)} {Complex.Sqrt(-4)} {Complex.Pow(a, 2)} {Complex.Abs(a - b):F6}");
Console.WriteLine($"{Complex.Exp(Complex.ImaginaryOne * Math.PI):F3} {Complex.Parse("<1; 2>", null)} {Complex.FromPolarCoordinates(2, Math.PI / 2).Imaginary}");
Console.WriteLine($"{Int128.MaxValue} {Int128.MinValue} {UInt128.MaxValue} {(Int128)1 << 100} {UInt128.MaxValue / 3 % 1000} {Int128.Parse("-170141183460469231731687303715884105728") + 1}");
Console.WriteLine($"{(double)Int128.MaxValue} {(long)(Int128)(-5)} {unchecked((ulong)(UInt128.MaxValue - 1))} {UInt128.LeadingZeroCount(1)} {Int128.PopCount(-1)} {(UInt128)1e20:N0} {Int128.MaxValue:X}");
try { _ = checked((long)Int128.MaxValue); } catch (OverflowException e) { Console.WriteLine(e.Message); }
Console.WriteLine($"{(Half)3.14159} {Half.MaxValue} {Half.Epsilon} {(Half)1 / (Half)3} {Half.IsNaN(Half.NaN)} {(float)(Half)65504} {Half.Parse("1.5") + (Half)2} {BitConverter.HalfToInt16Bits((Half)(-2))}");
Console.WriteLine($"{BitOperations.PopCount(0xF0F0u)} {BitOperations.LeadingZeroCount(1ul)} {BitOperations.TrailingZeroCount(8)} {BitOperations.RotateLeft(0x80000001u, 4):x} {BitOperations.Log2(1000)} {BitOperations.RoundUpToPowerOf2(33u)} {BitOperations.IsPow2(64)} {BitOperations.Crc32C(0, 42u):x}");
Console.WriteLine($"{Sum([1, 2, 3])} {Sum([1.5, 2.5])} {Sum([1.1m, 2.2m])} {Sum<BigInteger>([1, 2])} {Sum<Half>([(Half)0.5, (Half)0.25])} {Sum<Int128>([Int128.MaxValue - 1, 1])}");
Console.WriteLine($"{int.CreateSaturating(1e20)} {byte.CreateTruncating(300)} {Convert<double, sbyte>(-1000)} {uint.CreateSaturating(-1)} {Clamp(5.5f, 1f, 3f)} {Parse<ushort>("777")} {Parse<decimal>("1.25")}");
try { byte.CreateChecked(300); } catch (OverflowException e) { Console.WriteLine(e.Message); }
Console.WriteLine($"{double.Lerp(1, 3, 0.25)} {float.Hypot(3, 4)} {double.Ieee754Remainder(5, 3)} {double.BitIncrement(1)} {double.MaxMagnitude(-3, 2)} {int.Sign(-9)} {long.Log2(1024)} {double.RootN(27, 3)} {double.Cbrt(-8)} {Math.BigMul(long.MaxValue, long.MaxValue)} {double.ILogB(1e10)} {Math.FusedMultiplyAdd(2, 3, 4)}");
Console.WriteLine($"{new Vector2(1, 2) + new Vector2(3, 4)} {Vector3.Cross(new(1, 0, 0), new(0, 1, 0))} {Vector3.Normalize(new(3, 0, 4))} {Quaternion.CreateFromAxisAngle(Vector3.UnitZ, MathF.PI).W:F3} {Matrix4x4.CreateTranslation(1, 2, 3).Translation} {new Plane(0, 1, 0, 5)}");

static T Sum<T>(T[] all) where T : INumber<T> { T s = T.Zero; foreach (T x in all) s += x; return s; }
static TTo Convert<TFrom, TTo>(TFrom x) where TFrom : INumber<TFrom> where TTo : INumber<TTo> => TTo.CreateSaturating(x);
static T Clamp<T>(T x, T lo, T hi) where T : INumber<T> => T.Clamp(x, lo, hi);
static T Parse<T>(string s) where T : IParsable<T> => T.Parse(s, CultureInfo.InvariantCulture);

// expect: <-4; 3> <4; -3> 5 0.9273 <3; -4> <0; 2> <-6.999999999999998; 24.000000000000004> 4.242641
// expect: <-1.000; 0.000> <1; 2> 2
// expect: 170141183460469231731687303715884105727 -170141183460469231731687303715884105728 340282366920938463463374607431768211455 1267650600228229401496703205376 485 -170141183460469231731687303715884105727
// expect: 1.7014118346046923E+38 -5 18446744073709551614 127 128 100,000,000,000,000,000,000 7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF
// expect: Arithmetic operation resulted in an overflow.
// expect: 3.14 65500 6E-08 0.3333 True 65504 3.5 -16384
// expect: 8 63 3 18 9 64 True 9e0654ec
// expect: 6 4 3.3 3 0.75 170141183460469231731687303715884105727
// expect: 2147483647 44 -128 0 3 777 1.25
// expect: Arithmetic operation resulted in an overflow.
// expect: 1.5 5 -1 1.0000000000000002 -3 -1 10 3.0000000000000004 -2 85070591730234615847396907784232501249 33 10
// expect: <4, 6> <0, 0, 1> <0.6, 0, 0.8> -0.000 <1, 2, 3> {Normal:<0, 1, 0> D:5}
