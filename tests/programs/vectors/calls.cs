// Vectors as parameters and results: many of them, by reference, virtual, interface, delegate, function pointer, local function.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

var v = Vector128.Create(1, 2, 3, 4);
var w = Vector256.Create(1.5);
Console.WriteLine(Many(v, w, 1, v + v, w + w, 2L, v * v, Vector64.Create((byte)9), 2.5, w * w, Vector512.Create(7)));
Base b = new Derived();
Console.WriteLine($"{b.Twice(v)} {b.Twice(w)} {((ITwice)b).Twice(v)}");
Func<Vector128<int>, Vector256<double>, Vector256<double>> f = b.Mix;
Console.WriteLine(f(v, w));
f += (x, y) => y - Vector256.Create((double)x[0]);
Console.WriteLine(f(v, w));
Func<Vector128<int>, Vector128<int>, Vector128<int>> add = Vector128.Add;
Console.WriteLine(add(v, v));
unsafe {
    delegate*<Vector256<double>, Vector256<double>> p = &Negate;
    Console.WriteLine(p(w));
    delegate*<Vector128<int>, Vector128<int>> q = &Vector128.Abs<int>;
    Console.WriteLine(q(-v));
}
Change(ref v, out var lower);
Console.WriteLine($"{v} {lower}");
Console.WriteLine(Fold(5, v));
Vector128<int> Fold(int n, Vector128<int> x) => n == 0 ? x : Fold(n - 1, x + v);

[MethodImpl(MethodImplOptions.NoInlining)]
static string Many(Vector128<int> a, Vector256<double> b, byte c, Vector128<int> d, Vector256<double> e, long f, Vector128<int> g, Vector64<byte> h, double i,
                   Vector256<double> j, Vector512<int> k) {
    a = a + d + g;
    b += e + j;
    return $"{a} {b} {c} {f} {h} {i} {Vector512.Sum(k)}";
}
[MethodImpl(MethodImplOptions.NoInlining)] static Vector256<double> Negate(Vector256<double> x) => -x;
[MethodImpl(MethodImplOptions.NoInlining)]
static void Change(ref Vector128<int> x, out Vector64<int> low) { x += x; low = x.GetLower(); x = x.WithLower(default); }

interface ITwice { Vector128<int> Twice(Vector128<int> x) => x + x + x; }
class Base : ITwice {
    public virtual Vector128<int> Twice(Vector128<int> x) => x;
    public virtual Vector256<double> Twice(Vector256<double> x) => x;
    public virtual Vector256<double> Mix(Vector128<int> x, Vector256<double> y) => y;
}
class Derived : Base {
    public override Vector128<int> Twice(Vector128<int> x) => x + x;
    public override Vector256<double> Twice(Vector256<double> x) => x + x;
    public override Vector256<double> Mix(Vector128<int> x, Vector256<double> y) => y * x[3];
}

// expect: <4, 10, 18, 28> <6.75, 6.75, 6.75, 6.75> 1 2 <9, 9, 9, 9, 9, 9, 9, 9> 2.5 112
// expect: <2, 4, 6, 8> <3, 3, 3, 3> <2, 4, 6, 8>
// expect: <6, 6, 6, 6>
// expect: <0.5, 0.5, 0.5, 0.5>
// expect: <2, 4, 6, 8>
// expect: <-1.5, -1.5, -1.5, -1.5>
// expect: <1, 2, 3, 4>
// expect: <0, 0, 6, 8> <2, 4>
// expect: <0, 0, 36, 48>
