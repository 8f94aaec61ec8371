// Operations of Sse..Sse4.2, where the processor has them, do what their description says.
using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

var random = new Random(3);
int wrong = 0;
for (int round = 0; round < 50 && Sse42.IsSupported; round++) {
    byte[] p = new byte[16], q = new byte[16];
    random.NextBytes(p);
    random.NextBytes(q);
    var a = Vector128.Create(p); var b = Vector128.Create(q);
    var sad = Sse2.SumAbsoluteDifferences(a, b);
    var packed = Sse2.PackUnsignedSaturate(a.AsInt16(), b.AsInt16());
    var align = Ssse3.AlignRight(a, b, 5);
    var low = Sse2.UnpackLow(a, b); var high = Sse2.UnpackHigh(a, b);
    var left = Sse2.ShiftLeftLogical128BitLane(a, 3);
    var shuffled = Ssse3.Shuffle(a, b);
    var average = Sse2.Average(a, b);
    int expected = 0;
    for (int i = 0; i < 16; i++) {
        if (i < 8) expected += Math.Abs(p[i] - q[i]);
        Check(packed[i] == Math.Clamp((i < 8 ? a : b).AsInt16()[i % 8], (short)0, (short)255));
        Check(align[i] == (i + 5 < 16 ? q[i + 5] : p[i - 11]));
        Check(low[i] == (i % 2 == 0 ? p : q)[i / 2] && high[i] == (i % 2 == 0 ? p : q)[8 + i / 2]);
        Check(left[i] == (i < 3 ? 0 : p[i - 3]));
        Check(shuffled[i] == (q[i] >= 128 ? 0 : p[q[i] & 15]));
        Check(average[i] == (p[i] + q[i] + 1) / 2);
    }
    Check(sad[0] == expected);
    Check(Sse2.MoveMask(a) == (int)a.ExtractMostSignificantBits());
    Check(Sse2.Shuffle(a.AsInt32(), 0b00_01_10_11) == Vector128.Shuffle(a.AsInt32(), Vector128.Create(3, 2, 1, 0)));
    Check(Sse2.AndNot(a, b) == (~a & b));
    Check(Sse41.TestZ(a, b) == ((a & b) == Vector128<byte>.Zero));
    Check(Sse41.BlendVariable(a, b, b) == Vector128.ConditionalSelect(Vector128.LessThan(b.AsSByte(), Vector128<sbyte>.Zero).AsByte(), b, a));
    Check(Sse41.ConvertToVector128Int32(a.AsSByte())[3] == (sbyte)p[3]);
    Check(Sse2.MultiplyAddAdjacent(a.AsInt16(), b.AsInt16())[2] == a.AsInt16()[4] * b.AsInt16()[4] + a.AsInt16()[5] * b.AsInt16()[5]);
    Check(Sse2.ShiftRightArithmetic(a.AsInt32(), 200)[1] == a.AsInt32()[1] >> 31);
    Check(Sse2.ShiftLeftLogical(a.AsInt32(), 200) == Vector128<int>.Zero);
    int imm = round;
    Check(Sse2.Shuffle(a.AsInt32(), (byte)imm)[1] == a.AsInt32()[imm >> 2 & 3]); // a constant for the instruction only
    Check(Sse41.Extract(a, (byte)imm) == p[imm & 15]);
    Check(Sse42.Crc32(0u, p[0]) == System.Numerics.BitOperations.Crc32C(0u, p[0]));
}
if (Sse2.IsSupported) {
    Check(Sse.CompareScalarOrderedLessThan(Vector128.CreateScalar(1f), Vector128.CreateScalar(float.NaN)) == false);
    Check(Sse2.ConvertToVector128Int32WithTruncation(Vector128.Create(1e20f)) == Vector128.Create(int.MinValue));
    Check(Sse2.ConvertToVector128Int32(Vector128.Create(2.5f, 3.5f, -0.5f, -1.5f)) == Vector128.Create(2, 4, 0, -2));
    Check(Sse.AddScalar(Vector128.Create(1f, 2, 3, 4), Vector128.Create(10f)) == Vector128.Create(11f, 2, 3, 4));
    Check(Sse2.Max(Vector128.Create(double.NaN, 1), Vector128.Create(1.0, double.NaN))[0] == 1);
}
Console.WriteLine($"wrong: {wrong}");

void Check(bool right) { if (!right) wrong++; }

// expect: wrong: 0
