// Strings as the language sees them: literals, concatenation, comparison, indexing.
using System;

string a = "abc", b = "ab" + "c", c = new string('x', 3), n = null!;
Console.WriteLine(a == b);
Console.WriteLine((object)a == (object)b);
Console.WriteLine(a + c + 1 + 'd' + true);
Console.WriteLine(n + "x" + n);
Console.WriteLine(a[1]);
Console.WriteLine(a.Length);
Console.WriteLine("tab\there \"quoted\" \\ \u0041");
Console.WriteLine(@"C:\dir ""q""");
Console.WriteLine("""raw "text" here""");
Console.WriteLine($"{a}-{1 + 1}-{c,5}-{255:X4}-{1.5:F1}");
Console.WriteLine(a[^1] + a[0..2]);
foreach (char ch in a) Console.Write(ch + ".");
Console.WriteLine();
Console.WriteLine(string.Empty.Length);
switch (a) { case "x": Console.WriteLine("x"); break; case "abc": Console.WriteLine("is abc"); break; }
Console.WriteLine("a\0b".Length);

// expect: True
// expect: True
// expect: abcxxx1dTrue
// expect: x
// expect: b
// expect: 3
// expect: tab	here "quoted" \ A
// expect: C:\dir "q"
// expect: raw "text" here
// expect: abc-2-  xxx-00FF-1.5
// expect: cab
// expect: a.b.c.
// expect: 0
// expect: is abc
// expect: 3
