// A loop over Vector256 is vector instructions on registers: nothing is called, nothing is kept in memory.
// method: Program:Dot
// has: fmul <8 x float>
// has: fadd <8 x float>
// has: phi <8 x float>
// lacks: alloca
// lacks: memcpy
// lacks: Vector
using System;
using System.Runtime.Intrinsics;

static class Program {
    static unsafe float Dot(float* a, float* b, int n) {
        var sum = Vector256<float>.Zero;
        for (int i = 0; i < n; i += 8) sum += Vector256.Load(a + i) * Vector256.Load(b + i);
        return Vector256.Sum(sum);
    }
    static void Main() { unsafe { Console.WriteLine(Dot(null, null, 0)); } }
}
