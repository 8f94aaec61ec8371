// Vector2, Vector3, Vector4: operators, products, lengths, lanes, conversions between them and to Vector128.
using System;
using System.Numerics;
using System.Runtime.Intrinsics;

var a = new Vector3(1, 2, 3);
var b = new Vector3(-4, 5.5f, 0.25f);
Console.WriteLine($"{a + b} {a - b} {a * b} {a / b} {-a} {a * 2} {2 * a}");
Console.WriteLine($"{Vector3.Dot(a, b)} {Vector3.Cross(a, b)} {a.Length():F4} {a.LengthSquared()} {Vector3.Distance(a, b):F4}");
Console.WriteLine($"{Vector3.Normalize(a)} {Vector3.Reflect(a, Vector3.UnitY)} {Vector3.Lerp(a, b, 0.5f)} {Vector3.Clamp(b, Vector3.Zero, Vector3.One)}");
Console.WriteLine($"{Vector3.Min(a, b)} {Vector3.Max(a, b)} {Vector3.Abs(b)} {Vector3.SquareRoot(a)} {a == b} {a == new Vector3(1, 2, 3)} {a.Equals(a)}");
var c = new Vector4(a, 4);
c.Y = 9;
c[3] += 1;
Console.WriteLine($"{c} {c.X} {c[1]} {Vector4.Dot(c, c)} {c.AsVector128()} {Vector128.Create(1f, 2, 3, 4).AsVector4()} {c.AsVector128().AsVector3()}");
Console.WriteLine($"{new Vector2(3, 4).Length()} {Vector2.Normalize(new Vector2(3, 4))} {new Vector2(1, 2) * new Vector2(5, 6)} {new Vector2(1, 2).AsVector128()}");
Console.WriteLine($"{Vector4.Transform(c, Matrix4x4.CreateTranslation(1, 2, 3))} {Vector3.Transform(a, Matrix4x4.CreateScale(2))}");
var points = new Vector3[4];
for (int i = 0; i < 4; i++) points[i] = new Vector3(i, i * i, -i);
Vector3 sum = default;
foreach (var p in points) sum += p;
Console.WriteLine($"{sum} {sum.GetHashCode() == (sum + Vector3.Zero).GetHashCode()} {System.Runtime.CompilerServices.Unsafe.SizeOf<Vector3>()}");
try { Console.WriteLine(a[3]); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }

// expect: <-3, 7.5, 3.25> <5, -3.5, 2.75> <-4, 11, 0.75> <-0.25, 0.36363637, 12> <-1, -2, -3> <2, 4, 6> <2, 4, 6>
// expect: 7.75 <-16, -12.25, 13.5> 3.7417 14 6.6942
// expect: <0.26726124, 0.5345225, 0.8017837> <1, -2, 3> <-1.5, 3.75, 1.625> <0, 1, 0.25>
// expect: <-4, 2, 0.25> <1, 5.5, 3> <4, 5.5, 0.25> <1, 1.4142135, 1.7320508> False True True
// expect: <1, 9, 3, 5> 1 9 116 <1, 9, 3, 5> <1, 2, 3, 4> <1, 9, 3>
// expect: 5 <0.6, 0.8> <5, 12> <1, 2, 0, 0>
// expect: <6, 19, 18, 5> <2, 4, 6>
// expect: <6, 14, -6> True 12
// expect: ArgumentOutOfRangeException
