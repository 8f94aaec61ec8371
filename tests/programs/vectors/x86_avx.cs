// Operations of Avx, Avx2 and Fma, where the processor has them.
using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

int wrong = 0;
if (Avx2.IsSupported) {
    var v = Vector256.Create(1, 2, 3, 4, 5, 6, 7, 8);
    var w = v * 10;
    Check(Avx2.Permute2x128(v, w, 0x31) == Vector256.Create(5, 6, 7, 8, 50, 60, 70, 80));
    Check(Avx2.Permute2x128(v, w, 0x82) == Vector256.Create(10, 20, 30, 40, 0, 0, 0, 0));
    Check(Avx2.Permute4x64(v.AsInt64(), 0b00_01_10_11).AsInt32() == Vector256.Create(7, 8, 5, 6, 3, 4, 1, 2));
    Check(Avx2.PermuteVar8x32(v, Vector256.Create(7, 6, 5, 4, 3, 2, 1, 8)) == Vector256.Create(8, 7, 6, 5, 4, 3, 2, 1));
    Check(Avx2.Shuffle(v, 0b00_01_10_11) == Vector256.Create(4, 3, 2, 1, 8, 7, 6, 5));
    Check(Avx2.UnpackHigh(v, w) == Vector256.Create(3, 30, 4, 40, 7, 70, 8, 80));
    Check(Avx2.HorizontalAdd(v, w) == Vector256.Create(3, 7, 30, 70, 11, 15, 110, 150));
    Check(Avx2.Blend(v, w, 0b1010_0101) == Vector256.Create(10, 2, 30, 4, 5, 60, 7, 80));
    Check(Avx2.AlignRight(v, w, 4) == Vector256.Create(20, 30, 40, 1, 60, 70, 80, 5));
    Check(Avx2.ShiftLeftLogicalVariable(v, Vector256.Create(0u, 1, 2, 3, 31, 32, 33, 100)) == Vector256.Create(1, 4, 12, 32, int.MinValue, 0, 0, 0));
    Check(Avx2.InsertVector128(v, Vector128.Create(-1), 1) == v.WithUpper(Vector128.Create(-1)));
    Check(Avx2.ExtractVector128(w, 1) == w.GetUpper());
    Check(Avx2.MultiplyLow(v, w) == v * w);
    Check(Avx2.BroadcastScalarToVector256(Vector128.Create(9, 8, 7, 6)) == Vector256.Create(9));
    Check(Avx2.PackSignedSaturate(v * 10000, w)[0] == 10000 && Avx2.PackSignedSaturate(v * 10000, w)[3] == 32767);
    Check(Avx2.ConvertToVector256Int16(Vector128.Create((sbyte)-3)) == Vector256.Create((short)-3));
    Check(Avx2.MoveMask(Vector256.Create((byte)128)) == -1);
    unsafe {
        int* table = stackalloc int[100];
        for (int i = 0; i < 100; i++) table[i] = i * i;
        Check(Avx2.GatherVector256(table, v * 9, 4) == v * 9 * (v * 9));
        Check(Avx2.GatherMaskVector256(w, table, v, Vector256.Create(-1, 0, -1, 0, -1, 0, -1, 0), 4) == Vector256.Create(1, 20, 9, 40, 25, 60, 49, 80));
        Avx2.MaskStore(table, Vector256.Create(0, -1, 0, 0, 0, 0, 0, -1), w);
        Check(table[0] == 0 && table[1] == 20 && table[2] == 4 && table[7] == 80);
        Check(Avx2.MaskLoad(table, Vector256.Create(0, 0, 0, -1, 0, 0, 0, -1)) == Vector256.Create(0, 0, 0, 9, 0, 0, 0, 80));
        Check(Avx.LoadVector256((float*)table).AsInt32()[7] == 80);
    }
    var f = Vector256.Create(1f, 2, 3, 4, 5, 6, 7, float.NaN);
    Check(Avx.Compare(f, Vector256.Create(3f), FloatComparisonMode.OrderedLessThanSignaling).ExtractMostSignificantBits() == 0b11);
    Check(Avx.Compare(f, Vector256.Create(3f), FloatComparisonMode.UnorderedNotLessThanNonSignaling).ExtractMostSignificantBits() == 0b11111100);
    Check(Avx.CompareNotEqual(f, f).ExtractMostSignificantBits() == 0x80);
    Check(Avx.Permute(Vector256.Create(1.0, 2, 3, 4), 0b0110) == Vector256.Create(1.0, 2, 4, 3));
    Check(Avx.DotProduct(Vector256.Create(2f), Vector256.Create(3f), 0xF1) == Vector256.Create(24f, 0, 0, 0, 24, 0, 0, 0));
    Check(Avx.TestC(Vector256.Create(-1), v) && !Avx.TestZ(v, v));
    Check(Avx.RoundToZero(Vector256.Create(-1.7)) == Vector256.Create(-1.0));
}
if (Fma.IsSupported) {
    Check(Fma.MultiplyAdd(Vector128.Create(2f), Vector128.Create(3f), Vector128.Create(1f)) == Vector128.Create(7f));
    Check(Fma.MultiplyAddNegated(Vector128.Create(2.0), Vector128.Create(3.0), Vector128.Create(1.0)) == Vector128.Create(-5.0));
    Check(Fma.MultiplyAddSubtract(Vector128.Create(2f), Vector128.Create(3f), Vector128.Create(1f)) == Vector128.Create(5f, 7, 5, 7));
    Check(Fma.MultiplySubtractScalar(Vector128.Create(2f), Vector128.Create(3f), Vector128.Create(1f)) == Vector128.Create(5f, 2, 2, 2));
}
Console.WriteLine($"wrong: {wrong}");

void Check(bool right, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) {
    if (right) return;
    wrong++;
    Console.WriteLine($"line {line}");
}

// expect: wrong: 0
