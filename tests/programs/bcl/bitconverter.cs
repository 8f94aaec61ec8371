// BitConverter, BinaryPrimitives, BitOperations, Convert.
using System;
using System.Buffers.Binary;
using System.Numerics;

Console.WriteLine(BitConverter.ToString(BitConverter.GetBytes(0x01020304)) + " " + BitConverter.ToInt16([1, 2], 0)
    + " " + BitConverter.DoubleToInt64Bits(1.0).ToString("X") + " " + BitConverter.Int32BitsToSingle(0x40490FDB));
byte[] b = new byte[8];
BinaryPrimitives.WriteInt32BigEndian(b, 258);
BinaryPrimitives.WriteUInt16LittleEndian(b.AsSpan(4), 258);
Console.WriteLine(string.Join(",", b) + " " + BinaryPrimitives.ReverseEndianness(1));
Console.WriteLine(BitOperations.PopCount(255u) + " " + BitOperations.LeadingZeroCount(1u)
    + " " + BitOperations.TrailingZeroCount(8) + " " + BitOperations.Log2(1000)
    + " " + BitOperations.RotateLeft(0x80000001u, 1) + " " + BitOperations.RoundUpToPowerOf2(33u) + " " + BitOperations.IsPow2(64));
Console.WriteLine(Convert.ToBase64String([1, 2, 3, 255]) + " " + Convert.FromBase64String("AQID/w==").Length
    + " " + Convert.ToHexString([0xAB, 1]) + " " + Convert.FromHexString("0aFF")[1]);
Console.WriteLine(Convert.ToInt32("12") + Convert.ToInt32(2.5) + Convert.ToInt32(3.5) + Convert.ToInt32(true)
    + " " + Convert.ToString(10, 2) + " " + Convert.ToInt32("777", 8) + " " + Convert.ToDouble("1.5")
    + " " + Convert.ToBoolean(0) + " " + Convert.ChangeType("5", typeof(int)));
try
{
    Convert.ToByte(300);
}
catch (OverflowException)
{
    Console.WriteLine("overflow");
}

// expect: 04-03-02-01 513 3FF0000000000000 3.1415927
// expect: 0,0,1,2,2,1,0,0 16777216
// expect: 8 31 3 9 3 64 True
// expect: AQID/w== 4 AB01 255
// expect: 19 1010 511 1.5 False 5
// expect: overflow
