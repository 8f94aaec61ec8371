// Operations on strings.
using System;

string s = "  Hello, World  ";
Console.WriteLine("[" + s.Trim() + "][" + s.TrimStart() + "]");
s = s.Trim();
Console.WriteLine(s.ToUpperInvariant() + s.ToLowerInvariant());
Console.WriteLine(s.IndexOf("World", StringComparison.Ordinal) + " " + s.IndexOf('l') + " " + s.LastIndexOf('o') + " " + s.IndexOf('z'));
Console.WriteLine(s.Substring(7) + s.Substring(0, 4) + s.Remove(5) + s.Insert(5, "!"));
Console.WriteLine(s.Replace('l', 'L') + s.Replace("World", "all"));
Console.WriteLine(string.Join("|", "a,b,,c".Split(',')) + " " + "a,b,,c".Split(',', StringSplitOptions.RemoveEmptyEntries).Length);
Console.WriteLine(string.Join("|", "one  two".Split((char[]? )null)) + " " + "k=v=w".Split('=', 2)[1]);
Console.WriteLine(s.StartsWith("Hell", StringComparison.Ordinal) + " " + s.EndsWith('d') + " " + s.Contains("lo, W"));
Console.WriteLine("x".PadLeft(4, '.') + "y".PadRight(3, '-') + "|");
Console.WriteLine(string.Compare("a", "b", StringComparison.Ordinal) + " " + string.CompareOrdinal("b", "a") + " " + "a".CompareTo("a"));
Console.WriteLine("ABC".Equals("abc", StringComparison.OrdinalIgnoreCase));
Console.WriteLine(string.IsNullOrWhiteSpace(" \t") + " " + string.IsNullOrEmpty("x"));
Console.WriteLine(string.Concat("a", 1, null, 'c') + string.Join("-", [1, 2, 3]));
Console.WriteLine("abc".GetHashCode() == "abc".GetHashCode());
Console.WriteLine(string.Format("{0:0.00} {1,6} {2:yyyy}", 1.005, "r", new DateTime(2020, 1, 2)));
Console.WriteLine(new string ("abc".AsSpan(1)) + "abcdef"[2..^1] + "abc".IndexOfAny(['c', 'b']));
Console.WriteLine(string.Equals(string.Intern("ab" + 1), "ab1") + " " + ReferenceEquals(string.Intern(new string ('q', 2)), "qq"));
char[] c = new char[3];
"xyz".CopyTo(0, c, 0, 3);
Console.WriteLine(c[2]);
Console.WriteLine(char.IsDigit('5') + " " + char.IsLetter('é') + " " + char.ToUpperInvariant('ß')
    + " " + char.IsWhiteSpace('\u00a0') + " " + (int)char.GetNumericValue('7'));
Console.WriteLine(string.Create(3, 7, (span, n) => span.Fill((char)('0' + n))));
Console.WriteLine("a\r\nb\nc".ReplaceLineEndings("/") + " " + "tEST".Normalize());

// expect: [Hello, World][Hello, World  ]
// expect: HELLO, WORLDhello, world
// expect: 7 2 8 -1
// expect: WorldHellHelloHello!, World
// expect: HeLLo, WorLdHello, all
// expect: a|b||c 3
// expect: one||two v=w
// expect: True True True
// expect: ...xy--|
// expect: -1 1 0
// expect: True
// expect: True False
// expect: a1c1-2-3
// expect: True
// expect: 1.01      r 2020
// expect: bccde1
// expect: True True
// expect: z
// expect: True True ß True 7
// expect: 777
// expect: a/b/c tEST
