// Bit instructions on numbers and ciphers, where the processor has them, against plain code.
using System;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

int wrong = 0;
foreach (ulong x in new ulong[] { 0, 1, 2, 0xF0, 0x8000000000000000, 0x123456789ABCDEF0, ulong.MaxValue }) {
    uint y = (uint)x;
    if (Popcnt.IsSupported) Check(Popcnt.PopCount(y) == BitOperations.PopCount(y) && (int)Popcnt.X64.PopCount(x) == BitOperations.PopCount(x));
    if (Lzcnt.IsSupported) Check(Lzcnt.LeadingZeroCount(y) == BitOperations.LeadingZeroCount(y) && (int)Lzcnt.X64.LeadingZeroCount(x) == BitOperations.LeadingZeroCount(x));
    if (Bmi1.IsSupported) {
        Check(Bmi1.X64.ResetLowestSetBit(x) == (x & (x - 1)) && Bmi1.X64.ExtractLowestSetBit(x) == (x & (0 - x)) && Bmi1.AndNot(y, 0xFFu) == (~y & 0xFF));
        Check(Bmi1.X64.TrailingZeroCount(x) == (x == 0 ? 64ul : (ulong)BitOperations.TrailingZeroCount(x)));
        Check(Bmi1.X64.BitFieldExtract(x, 4, 12) == (x >> 4 & 0xFFF) && Bmi1.BitFieldExtract(y, 8, 8) == (y >> 8 & 0xFF));
    }
    if (Bmi2.IsSupported) {
        Check(Bmi2.X64.ZeroHighBits(x, 10) == (x & 1023) && Bmi2.X64.ZeroHighBits(x, 64) == x);
        Check(Bmi2.X64.ParallelBitDeposit(Bmi2.X64.ParallelBitExtract(x, 0xF0F0F0F0F0F0F0F0), 0xF0F0F0F0F0F0F0F0) == (x & 0xF0F0F0F0F0F0F0F0));
        unsafe {
            ulong low, high = Bmi2.X64.MultiplyNoFlags(x, 0x123456789, &low);
            Check((UInt128)x * 0x123456789 == new UInt128(high, low));
        }
    }
}
if (Sse42.IsSupported) Check(Sse42.X64.Crc32(0, 0x1122334455667788) == BitOperations.Crc32C(0, 0x1122334455667788));
if (Aes.IsSupported) {
    var state = Vector128.Create((byte)1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    Check(Aes.DecryptLast(Aes.EncryptLast(state, Vector128<byte>.Zero), Vector128<byte>.Zero) == state);
    Check(Aes.KeygenAssist(Vector128<byte>.Zero, 1)[4] == 0x62); // the key schedule of FIPS-197 begins like this for a key of zeros
}
if (Pclmulqdq.IsSupported) Check(Pclmulqdq.CarrylessMultiply(Vector128.Create(3ul, 5), Vector128.Create(7ul, 9), 0x00)[0] == 9 &&
                                 Pclmulqdq.CarrylessMultiply(Vector128.Create(3ul, 5), Vector128.Create(7ul, 9), 0x11)[0] == 45);
Console.WriteLine($"wrong: {wrong}");

void Check(bool right, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0) {
    if (right) return;
    wrong++;
    Console.WriteLine($"line {line}");
}

// expect: wrong: 0
