// JSON with something to escape at every position of a string, written and read back; numbers and skipping of white space.
using System;
using System.Text;
using System.Text.Json;

int wrong = 0, n = 0;
string[] specials = { "\"", "\\", "\n", "\u0001", "é", "漢", "😀", "<", "\u2028", "+" };
for (int length = 0; length < 40; length++)
    foreach (string special in specials) {
        string s = new string('a', length) + special + new string('b', 20);
        string json = JsonEncodedText.Encode(s).ToString();
        Check(json.Length > s.Length && json.StartsWith(new string('a', length)) && json.EndsWith("bbbb"));
        using var d = JsonDocument.Parse("   [\"" + json + "\" ,\n" + new string(' ', length) + "\"" + s.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\u0001", "\\u0001") + "\"]");
        Check(d.RootElement[0].GetString() == s && d.RootElement[1].GetString() == s);
    }
for (int at = 0; at < 40; at++) {
    byte[] bad = Encoding.UTF8.GetBytes("\"" + new string('a', 40) + "\"");
    bad[at + 1] = (byte)'\n';
    try { JsonDocument.Parse(bad); Check(false); } catch (JsonException e) { Check(e.BytePositionInLine == at + 1); }
}
Console.WriteLine($"{n} checked, {wrong} wrong");

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 840 checked, 0 wrong
