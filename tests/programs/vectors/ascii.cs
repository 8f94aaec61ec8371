// ASCII and Latin-1: validity, case, trimming, conversions, for every length and every position of an outsider.
using System;
using System.Text;

int wrong = 0, n = 0;
for (int length = 0; length <= 70; length++) {
    var chars = new char[length];
    for (int i = 0; i < length; i++) chars[i] = (char)(' ' + i * 7 % 95);
    byte[] bytes = Encoding.ASCII.GetBytes(chars);
    string s = new(chars);
    Check(Ascii.IsValid(chars) && Ascii.IsValid(bytes) && Encoding.ASCII.GetString(bytes) == s && Encoding.Latin1.GetString(bytes) == s);
    Check(Ascii.Equals(bytes, chars) && Ascii.EqualsIgnoreCase(s.ToUpperInvariant(), s.ToLowerInvariant()));
    string up = s.ToUpperInvariant(), low = s.ToLowerInvariant();
    for (int i = 0; i < length; i++) {
        Check(up[i] == (s[i] >= 'a' && s[i] <= 'z' ? s[i] - 32 : s[i]) && low[i] == (s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]));
        char old = chars[i];
        chars[i] = '\u0141';
        Check(!Ascii.IsValid(chars) && Encoding.ASCII.GetBytes(chars)[i] == '?');
        chars[i] = 'Ä';
        Check(Encoding.Latin1.GetBytes(chars)[i] == 0xC4 && new string(chars).ToLowerInvariant()[i] == 'ä');
        Check(string.Equals(new string(chars), new string(chars).ToLowerInvariant(), StringComparison.OrdinalIgnoreCase));
        chars[i] = old;
        bytes[i] |= 0x80;
        Check(!Ascii.IsValid(bytes) && Encoding.ASCII.GetString(bytes)[i] == '?' && Encoding.Latin1.GetString(bytes)[i] == bytes[i]);
        bytes[i] &= 0x7F;
        Check(!Ascii.EqualsIgnoreCase(bytes, ((ReadOnlySpan<byte>)bytes)[..i]));
    }
}
Console.WriteLine($"{n} checked, {wrong} wrong");

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 15052 checked, 0 wrong
