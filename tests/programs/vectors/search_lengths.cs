// IndexOf, LastIndexOf, Contains and Count in spans of 0 to 70 bytes, chars, ints and longs, at every position.
using System;

int wrong = 0, n = 0;
for (int length = 0; length <= 70; length++) {
    Run(length, (byte)1, (byte)2);
    Run(length, 'a', '\u0161'); // whose low byte is that of 'a'
    Run(length, 5, 0x10005);
    Run(length, 5L, 0x100000005L);
}
Console.WriteLine($"{n} checked, {wrong} wrong");

void Run<T>(int length, T filler, T what) where T : unmanaged, IEquatable<T> {
    var s = new T[length + 2];
    Array.Fill(s, filler);
    s[0] = s[length + 1] = what; // just outside
    var span = s.AsSpan(1, length);
    Check(span.IndexOf(what) == -1 && span.LastIndexOf(what) == -1 && !span.Contains(what) && span.Count(what) == 0 && span.IndexOfAnyExcept(filler) == -1);
    for (int at = 0; at < length; at++) {
        span[at] = what;
        Check(span.IndexOf(what) == at && span.LastIndexOf(what) == at && span.Contains(what) && span.Count(what) == 1);
        Check(span.IndexOfAnyExcept(filler) == at && span.LastIndexOfAnyExcept(filler) == at && span.IndexOfAny(what, what) == at);
        if (at > 0) {
            span[at - 1] = what;
            Check(span.IndexOf(what) == at - 1 && span.LastIndexOf(what) == at && span.Count(what) == 2);
            span[at - 1] = filler;
        }
        span[at] = filler;
    }
}

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 29824 checked, 0 wrong
