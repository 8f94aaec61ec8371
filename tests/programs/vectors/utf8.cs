// UTF-8 to UTF-16 and back: every mix of lengths at every offset, and invalid bytes at every offset of a long text.
using System;
using System.Text;

int wrong = 0, n = 0;
string[] parts = { "a", "é", "漢", "😀", "\0", "\u007f", "\u0080", "\u07ff", "\u0800", "\uffff" };
for (int length = 0; length < 70; length++)
    foreach (string part in parts) {
        string s = new string('x', length) + part + new string('y', 40) + part + "z";
        byte[] bytes = Encoding.UTF8.GetBytes(s);
        Check(Encoding.UTF8.GetString(bytes) == s && Encoding.UTF8.GetByteCount(s) == bytes.Length && Encoding.UTF8.GetCharCount(bytes) == s.Length);
        Check(bytes.Length == length + 41 + 2 * Size(part));
        Check(Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(s)) == s && Encoding.UTF32.GetString(Encoding.UTF32.GetBytes(s)) == s);
    }
byte[][] bad = { new byte[] { 0xC0, 0x80 }, new byte[] { 0xFF }, new byte[] { 0xE2, 0x82 }, new byte[] { 0xED, 0xA0, 0x80 }, new byte[] { 0xF4, 0x90, 0x80, 0x80 }, new byte[] { 0x80 } };
var strict = new UTF8Encoding(false, true);
for (int at = 0; at < 70; at++)
    foreach (byte[] b in bad) {
        byte[] bytes = new byte[80 + b.Length];
        Array.Fill(bytes, (byte)'k');
        b.CopyTo(bytes, at);
        string s = Encoding.UTF8.GetString(bytes);
        Check(s.IndexOf('\ufffd') == at && s.LastIndexOf('k') == s.Length - 1 && s.TrimEnd('k').EndsWith('\ufffd'));
        try { strict.GetString(bytes); Check(false); } catch (DecoderFallbackException e) { Check(e.Index == at); }
    }
for (int at = 0; at < 70; at++) {
    string s = new string('k', at) + "\ud800" + new string('k', 30);
    byte[] bytes = Encoding.UTF8.GetBytes(s);
    Check(bytes.Length == s.Length + 2 && bytes[at] == 0xEF && bytes[at + 1] == 0xBF && bytes[at + 2] == 0xBD);
}
Console.WriteLine($"{n} checked, {wrong} wrong");

static int Size(string s) => s.Length == 2 ? 4 : s[0] < 0x80 ? 1 : s[0] < 0x800 ? 2 : 3;
void Check(bool right) { n++; if (!right) wrong++; }

// expect: 3010 checked, 0 wrong
