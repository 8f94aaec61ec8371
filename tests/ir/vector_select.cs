// A comparison and ConditionalSelect become one select; constants are folded; what is not supported is not compiled.
// method: Program:Clamp
// has: fcmp ogt <4 x float>
// has: select <4 x i1>
// lacks: sext
// lacks: call
using System;
using System.Numerics;
using System.Runtime.Intrinsics;

static class Program {
    static Vector128<float> Clamp(Vector128<float> v) {
        var limit = Vector128.Create(1f);
        if (!Vector128<float>.IsSupported || Vector128<float>.Count != 4) throw new NotSupportedException();
        return Vector128.ConditionalSelect(Vector128.GreaterThan(v, limit), limit, v);
    }
    static void Main() => Console.WriteLine(Clamp(Vector128.Create(2f)));
}
