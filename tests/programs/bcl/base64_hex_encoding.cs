// Base64, Base64Url, hex; encodings with fallbacks, incremental decoding, BOMs, code pages, Runes.
using System;
using System.Buffers.Text;
using System.IO;
using System.Linq;
using System.Text;

byte[] data = Enumerable.Range(0, 100).Select(i => (byte)(i * 37)).ToArray();
string b64 = Convert.ToBase64String(data, Base64FormattingOptions.InsertLineBreaks);
Console.WriteLine(b64.Replace("\r\n", "|") + " " + Convert.FromBase64String(b64).AsSpan().SequenceEqual(data));
Console.WriteLine(Base64Url.EncodeToString(data[..10]) + " " + Convert.ToHexStringLower(data[..8]) + " " + Convert.FromHexString("0aFF")[1] + " " + Base64.IsValid("AAA=") + Base64.IsValid("AAA"));
foreach (string bad in new[] { "A", "AA=A", "A A*", "####" }) try { Convert.FromBase64String(bad); } catch (FormatException e) { Console.WriteLine(e.Message); }
byte[] broken = [0x61, 0xC3, 0x28, 0xE2, 0x82, 0x62, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0x80];
Console.WriteLine(string.Join(" ", Encoding.UTF8.GetString(broken).Select(c => ((int)c).ToString("x"))));
try { new UTF8Encoding(false, true).GetString(broken); } catch (DecoderFallbackException e) { Console.WriteLine(e.Index + " " + e.BytesUnknown!.Length); }
Console.WriteLine(Encoding.ASCII.GetString(Encoding.ASCII.GetBytes("na\u00efve")) + " " + Encoding.Latin1.GetBytes("\u00e9\u4e2d")[1] + " " + Encoding.GetEncoding("us-ascii", new EncoderReplacementFallback("[?]"), DecoderFallback.ReplacementFallback).GetByteCount("\u00e9"));
Decoder d = Encoding.UTF8.GetDecoder();
var sb = new StringBuilder();
char[] one = new char[4];
foreach (byte b in Encoding.UTF8.GetBytes("x\u20ac\ud83d\ude00y")) sb.Append(one, 0, d.GetChars([b], 0, 1, one, 0, false));
Console.WriteLine(sb.ToString() == "x\u20ac\ud83d\ude00y");
foreach (Encoding e in new Encoding[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32 })
{
    byte[] withBom = [.. e.GetPreamble(), .. e.GetBytes("h\u00e9")];
    using var r = new StreamReader(new MemoryStream(withBom), Encoding.ASCII, true);
    Console.WriteLine($"{e.WebName} {e.CodePage} {withBom.Length} {r.ReadToEnd()} {r.CurrentEncoding.WebName}");
}
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
Console.WriteLine(Convert.ToHexString(Encoding.GetEncoding(1251).GetBytes("\u041f\u0440")) + " " + Convert.ToHexString(Encoding.GetEncoding("shift_jis").GetBytes("\u65e5\u672c")) + " " + Encoding.GetEncoding(437).GetString([0x80, 0x81]));
foreach (Rune r in "a\u00e9\ud83d\ude00\ud800".EnumerateRunes()) Console.Write($"{r.Value:x} {r.Utf8SequenceLength} {Rune.IsLetter(r)} | ");
Console.WriteLine(Rune.ToUpperInvariant(new Rune('\u00e9')) + " " + Rune.TryCreate('\ud800', out _) + " " + new Rune('\ud83d', '\ude00').Utf16SequenceLength);
try { Encoding.GetEncoding("no-such"); } catch (ArgumentException e) { Console.WriteLine(e.ParamName); }

// expect: ACVKb5S53gMoTXKXvOEGK1B1mr/kCS5TeJ3C5wwxVnugxeoPNFl+o8jtEjdcgabL8BU6X4SpzvMY|PWKHrNH2G0Bliq/U+R5DaI2y1/whRmuQtdr/JEluk7jdAidMcZa74AUqTw== True
// expect: ACVKb5S53gMoTQ 00254a6f94b9de03 255 TrueFalse
// expect: The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.
// expect: The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.
// expect: The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.
// expect: The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.
// expect: 61 fffd 28 fffd 62 d83d de00 fffd fffd fffd
// expect: 1 1
// expect: na?ve 63 3
// expect: True
// expect: utf-8 65001 6 hé utf-8
// expect: utf-16 1200 6 hé utf-16
// expect: utf-16BE 1201 6 hé utf-16BE
// expect: utf-32 12000 12 hé utf-32
// expect: CFF0 93FA967B Çü
// expect: 61 1 True | e9 2 True | 1f600 4 False | fffd 3 False | É False 2
// expect: name
