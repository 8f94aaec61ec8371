// Encodings: UTF-8, UTF-16, ASCII, Latin-1, invalid input, encoders with state.
using System;
using System.Text;

byte[] u = Encoding.UTF8.GetBytes("aé€😀");
Console.WriteLine(BitConverter.ToString(u));
Console.WriteLine(Encoding.UTF8.GetString(u) == "aé€😀");
Console.WriteLine(Encoding.UTF8.GetByteCount("日本") + " " + Encoding.UTF8.GetCharCount(u)
    + " " + Encoding.Unicode.GetBytes("é").Length + " " + Encoding.UTF32.GetByteCount("ab"));
Console.WriteLine(Encoding.ASCII.GetString(Encoding.ASCII.GetBytes("aéb")) + " " + Encoding.Latin1.GetBytes("é")[0]);
Console.WriteLine((int)Encoding.UTF8.GetString([0x61, 0xFF, 0x62])[1] + " " + Encoding.UTF8.GetString([0xE2, 0x82]).Length);
try
{
    new UTF8Encoding(false, true).GetString([0xFF]);
}
catch (DecoderFallbackException)
{
    Console.WriteLine("invalid");
}

Decoder d = Encoding.UTF8.GetDecoder();
char[] c = new char[4];
int n = d.GetChars(u, 1, 1, c, 0);
n += d.GetChars(u, 2, 1, c, n);
Console.WriteLine(n + " " + c[0]);
foreach (Rune r in "a😀".EnumerateRunes())
    Console.Write(r.Value + ";");
Console.WriteLine();
Console.WriteLine(char.ConvertToUtf32("😀", 0) + " " + char.IsSurrogate("😀"[0]) + " " + char.ConvertFromUtf32(0x41));
Console.WriteLine(new string ('x', 100000).Length == Encoding.UTF8.GetBytes(new string ('x', 100000)).Length);

// expect: 61-C3-A9-E2-82-AC-F0-9F-98-80
// expect: True
// expect: 6 5 2 8
// expect: a?b 233
// expect: 65533 1
// expect: invalid
// expect: 1 é
// expect: 97;128512;
// expect: 128512 True A
// expect: True
