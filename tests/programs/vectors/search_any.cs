// IndexOfAny and its relatives and SearchValues of all kinds, against a loop, for lengths around the sizes of vectors.
using System;
using System.Buffers;

string[] sets = { "xy", "xyz", "vwxyz", "aeiou!?", "é", "éあ", "abcdefghijklmnopqrstuvwxyzABCDEF", "0123456789", "\0\u007f", "あいうえおかきくけこ" };
var random = new Random(11);
int wrong = 0, n = 0;
foreach (string set in sets) {
    var values = SearchValues.Create(set);
    for (int length = 0; length < 70; length += length < 36 ? 1 : 7)
        for (int round = 0; round < 6; round++) {
            var text = new char[length];
            for (int i = 0; i < length; i++) text[i] = round < 3 ? "BCDqr漢è"[random.Next(7)] : (char)random.Next(32, 0x3100);
            if (length > 0 && round % 2 == 0) text[random.Next(length)] = set[random.Next(set.Length)];
            ReadOnlySpan<char> s = text;
            int first = -1, last = -1, other = -1;
            for (int i = 0; i < length; i++)
                if (set.Contains(text[i])) { last = i; if (first < 0) first = i; } else if (other < 0) other = i;
            Check(s.IndexOfAny(values) == first && s.LastIndexOfAny(values) == last && s.IndexOfAnyExcept(values) == other && s.ContainsAny(values) == first >= 0);
            Check(s.IndexOfAny(set) == first && s.IndexOfAnyExcept(set) == other && new string(text).IndexOfAny(set.ToCharArray()) == first);
        }
}
var words = SearchValues.Create(new[] { "needle", "Nadel", "aiguille" }, StringComparison.OrdinalIgnoreCase);
for (int at = 0; at < 50; at++) Check((new string('-', at) + "NEEdle" + new string('n', 50 - at)).AsSpan().IndexOfAny(words) == at);
var bytes = SearchValues.Create(new byte[] { 1, 200, 255 });
for (int at = 0; at < 50; at++) { var b = new byte[50]; b[at] = 200; Check(b.AsSpan().IndexOfAny(bytes) == at && b.AsSpan().IndexOfAnyInRange((byte)150, (byte)220) == at); }
Console.WriteLine($"{n} checked, {wrong} wrong");

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 5020 checked, 0 wrong
