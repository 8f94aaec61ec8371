// IndexOf of strings, ordinal and ignoring case, Replace, Split, Contains, at every position around the sizes of vectors.
using System;

int wrong = 0, n = 0;
string[] needles = { "q", "qz", "Qzx", "qqqqqqqqz", "ß-é", "\0x" };
foreach (string needle in needles)
    for (int length = 0; length < 70; length += 3)
        for (int at = 0; at <= length; at += 2) {
            string s = new string('q', at) + "-" + needle + new string('.', length - at);
            int expected = -1;
            for (int i = 0; i + needle.Length <= s.Length && expected < 0; i++) if (string.CompareOrdinal(s, i, needle, 0, needle.Length) == 0) expected = i;
            Check(s.IndexOf(needle, StringComparison.Ordinal) == expected && s.AsSpan().IndexOf(needle) == expected && s.Contains(needle));
            Check(s.ToUpperInvariant().IndexOf(needle.ToLowerInvariant(), StringComparison.OrdinalIgnoreCase) == s.ToLowerInvariant().IndexOf(needle.ToLowerInvariant(), StringComparison.Ordinal));
            Check(s.LastIndexOf('-') == at + 1 + needle.LastIndexOf('-') || s.LastIndexOf('-') == at);
            Check(s.Replace('.', '#').IndexOf('.') < 0 && s.Replace(needle, "").Length < s.Length && s.Replace("-", "--").Length == s.Length + s.AsSpan().Count('-'));
            Check(s.Split('-').Length == s.AsSpan().Count('-') + 1 && s.Split(needle).Length >= 2);
        }
Console.WriteLine($"{n} checked, {wrong} wrong");
Console.WriteLine(string.Join("|", "a,b;c,,d;;e".Split(',', ';')));
Console.WriteLine("The Quick Brown Fox Jumps Over The Lazy Dog".Replace("the", "A", StringComparison.OrdinalIgnoreCase));

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 12960 checked, 0 wrong
// expect: a|b|c||d||e
// expect: A Quick Brown Fox Jumps Over A Lazy Dog
