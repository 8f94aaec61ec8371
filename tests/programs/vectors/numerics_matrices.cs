// Matrix4x4, Matrix3x2, Quaternion, Plane.
using System;
using System.Numerics;

var m = Matrix4x4.CreateScale(1, 2, 4) * Matrix4x4.CreateTranslation(10, 20, 30);
Console.WriteLine(m);
Console.WriteLine(Matrix4x4.Invert(m, out var inverse) + " " + inverse);
Console.WriteLine($"{m * inverse == Matrix4x4.Identity} {m.GetDeterminant()} {Matrix4x4.Transpose(m).M14} {m[3, 1]} {-m == m * -1} {m.Translation}");
Console.WriteLine(Matrix4x4.Invert(default, out _));
Console.WriteLine(Matrix4x4.Lerp(m, Matrix4x4.Identity, 0.5f).M22);
var q = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, MathF.PI / 2);
Show(Vector3.Transform(Vector3.UnitX, q));
Show(Vector3.Transform(Vector3.UnitX, Matrix4x4.CreateFromQuaternion(q)));
var r = q * Quaternion.Inverse(q);
Console.WriteLine($"{r.W:F3} {q.Length():F3} {Quaternion.Dot(q, q):F3} {Quaternion.Slerp(Quaternion.Identity, q, 0.5f).Z:F4} {Quaternion.Concatenate(q, q).Z:F3}");
var plane = Plane.CreateFromVertices(new(0, 0, 5), new(1, 0, 5), new(0, 1, 5));
Console.WriteLine($"{plane} {Plane.DotCoordinate(plane, new(3, 4, 7))} {Plane.Normalize(new Plane(0, 3, 4, 10))}");
var t = Matrix3x2.CreateRotation(MathF.PI / 2, new Vector2(1, 1));
var p = Vector2.Transform(new Vector2(2, 1), t);
Console.WriteLine($"{p.X:F3} {p.Y:F3} {t.GetDeterminant():F3} {Matrix3x2.Identity * 3}");
Matrix4x4.Decompose(m, out var scale, out var rotation, out var translation);
Console.WriteLine($"{scale} {rotation.IsIdentity} {translation}");

static void Show(Vector3 v) => Console.WriteLine($"{v.X:F3} {v.Y:F3} {v.Z:F3}");

// expect: { {M11:1 M12:0 M13:0 M14:0} {M21:0 M22:2 M23:0 M24:0} {M31:0 M32:0 M33:4 M34:0} {M41:10 M42:20 M43:30 M44:1} }
// expect: True { {M11:1 M12:0 M13:0 M14:0} {M21:0 M22:0.5 M23:0 M24:0} {M31:0 M32:0 M33:0.25 M34:0} {M41:-10 M42:-10 M43:-7.5 M44:1} }
// expect: True 8 10 20 True <10, 20, 30>
// expect: False
// expect: 1.5
// expect: 0.000 1.000 0.000
// expect: 0.000 1.000 0.000
// expect: 1.000 1.000 1.000 0.3827 1.000
// expect: {Normal:<0, 0, 1> D:-5} 2 {Normal:<0, 0.6, 0.8> D:2}
// expect: 1.000 2.000 1.000 { {M11:3 M12:0} {M21:0 M22:3} {M31:0 M32:0} }
// expect: <1, 2, 4> True <10, 20, 30>
