// Base64 and hexadecimal of every length, white space, and an invalid character at every position.
using System;
using System.Buffers;
using System.Buffers.Text;

int wrong = 0, n = 0;
var random = new Random(4);
for (int length = 0; length <= 130; length++) {
    byte[] data = new byte[length];
    random.NextBytes(data);
    string b64 = Convert.ToBase64String(data), hex = Convert.ToHexString(data);
    Check(Convert.FromBase64String(b64).AsSpan().SequenceEqual(data) && Convert.FromHexString(hex).AsSpan().SequenceEqual(data));
    Check(b64.Length == (length + 2) / 3 * 4 && hex.Length == 2 * length && Convert.ToHexStringLower(data) == hex.ToLowerInvariant());
    Check(Convert.FromHexString(hex.ToLowerInvariant()).AsSpan().SequenceEqual(data));
    for (int i = 0; i < length; i++) Check(hex.Substring(2 * i, 2) == data[i].ToString("X2"));
    Check(Base64Url.EncodeToString(data).Replace('-', '+').Replace('_', '/') == b64.TrimEnd('='));
    Check(Convert.FromBase64String(Convert.ToBase64String(data, Base64FormattingOptions.InsertLineBreaks)).AsSpan().SequenceEqual(data));
    var utf8 = new byte[b64.Length];
    Check(Base64.EncodeToUtf8(data, utf8, out _, out int written) == OperationStatus.Done && written == b64.Length && System.Text.Encoding.ASCII.GetString(utf8) == b64);
    if (length % 7 != 3) continue;
    for (int at = 0; at < b64.Length - 2; at++) {
        var bad = b64.ToCharArray();
        bad[at] = at % 2 == 0 ? '*' : '\u0141';
        Check(!Convert.TryFromBase64Chars(bad, new byte[200], out _));
    }
    for (int at = 0; at < hex.Length; at++) {
        var bad = hex.ToCharArray();
        bad[at] = "G/:@`g\u0130"[at % 7];
        try { Convert.FromHexString(bad); Check(false); } catch (FormatException) { Check(true); }
    }
}
Console.WriteLine($"{n} checked, {wrong} wrong");
Console.WriteLine(Convert.ToBase64String(new byte[] { 0, 1, 2, 250, 251, 252, 253, 254, 255 }) + " " + Convert.ToHexString(new byte[] { 0, 0x9F, 0xA0, 0xFF }));

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 13467 checked, 0 wrong
// expect: AAEC+vv8/f7/ 009FA0FF
