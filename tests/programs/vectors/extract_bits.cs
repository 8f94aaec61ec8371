// ExtractMostSignificantBits of every width and size.
using System;
using System.Runtime.Intrinsics;

var b = Vector256.Create((byte)0x80, 1, 0xFF, 0, 0x7F, 0x90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC0, 0x80, 0, 0, 0, 0, 0, 0, 0x81, 0, 0, 0, 0, 0, 0, 0, 0x88);
Console.WriteLine(b.ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(b.AsInt16().ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(b.AsUInt32().ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(b.AsInt64().ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(b.GetLower().ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(b.GetLower().AsUInt16().ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(b.GetLower().GetLower().ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(Vector128.Create(-1f, 0f, -0f, float.NegativeInfinity).ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(Vector256.Create(-1.0, 0, -0.0, 1).ExtractMostSignificantBits().ToString("x"));
Console.WriteLine(Vector512.Create(b, b).ExtractMostSignificantBits().ToString("x"));
int from = int.Parse("9");
for (int i = 0; i < 16; i++)
    Console.Write(Vector128.LessThan(Vector128<byte>.Indices, Vector128.Create((byte)i)).ExtractMostSignificantBits() + (i == from ? "!" : " "));
Console.WriteLine();

// expect: 80818025
// expect: 8884
// expect: a8
// expect: e
// expect: 8025
// expect: 84
// expect: 25
// expect: d
// expect: 5
// expect: 8081802580818025
// expect: 0 1 3 7 15 31 63 127 255 511!1023 2047 4095 8191 16383 32767 
