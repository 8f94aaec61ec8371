// SequenceEqual, SequenceCompareTo, CommonPrefixLength, Reverse, Fill, Replace, StartsWith for every length around the sizes of vectors.
using System;

int wrong = 0, n = 0;
for (int length = 0; length <= 70; length++) {
    Run<byte>(length, i => (byte)(i * 3), 200);
    Run<char>(length, i => (char)(i * 300), '\uffff');
    Run<int>(length, i => i * 70000, -1);
    Run<long>(length, i => i * 5000000000, long.MaxValue);
}
Console.WriteLine($"{n} checked, {wrong} wrong");

void Run<T>(int length, Func<int, T> make, T other) where T : unmanaged, IComparable<T>, IEquatable<T> {
    var a = new T[length];
    for (int i = 0; i < length; i++) a[i] = make(i);
    var b = (T[])a.Clone();
    Check(a.AsSpan().SequenceEqual(b) && a.AsSpan().SequenceCompareTo(b) == 0 && a.AsSpan().CommonPrefixLength(b) == length);
    for (int at = 0; at < length; at++) {
        b[at] = other;
        Check(!a.AsSpan().SequenceEqual(b) && Math.Sign(a.AsSpan().SequenceCompareTo(b)) == Math.Sign(a[at].CompareTo(other)) && a.AsSpan().CommonPrefixLength(b) == at);
        Check(a.AsSpan().StartsWith(b.AsSpan(0, at)) && !a.AsSpan().StartsWith(b) && a.AsSpan().EndsWith(b.AsSpan(at + 1)));
        b[at] = a[at];
    }
    b.AsSpan().Reverse();
    for (int i = 0; i < length; i++) Check(b[i].Equals(a[length - 1 - i]));
    if (length > 2) {
        b.AsSpan(1, length - 2).Fill(other);
        Check(b[0].Equals(a[^1]) && b[^1].Equals(a[0]) && b.AsSpan(1, length - 2).IndexOfAnyExcept(other) < 0);
        b.AsSpan().Replace(other, a[0]);
        Check(b.AsSpan().IndexOf(other) < 0 && b[1].Equals(a[0]));
    }
}

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 30648 checked, 0 wrong
