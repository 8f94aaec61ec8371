// What the processor does not have throws PlatformNotSupportedException when it is called; a guard around it is honoured.
using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

string guarded = Avx10v2.IsSupported ? "has it" : Expect(() => Avx10v2.MinMax(Vector128.Create(1f), Vector128.Create(2f), 0).ToString());
Console.WriteLine(guarded == "has it" || guarded == "PlatformNotSupportedException");
Console.WriteLine(System.Runtime.Intrinsics.Arm.AdvSimd.IsSupported);
Console.WriteLine(Expect(() => System.Runtime.Intrinsics.Arm.AdvSimd.Add(Vector128.Create(1), Vector128.Create(2)).ToString()));
Console.WriteLine(!Avx2.IsSupported || (Avx.IsSupported && Sse42.IsSupported && Sse2.X64.IsSupported && Bmi2.IsSupported && Vector256.IsHardwareAccelerated));
Console.WriteLine(Sse2.IsSupported == Vector128.IsHardwareAccelerated);

static string Expect(Func<string> f) {
    try { return f(); } catch (PlatformNotSupportedException e) { return e.GetType().Name; }
}

// expect: True
// expect: False
// expect: PlatformNotSupportedException
// expect: True
// expect: True
