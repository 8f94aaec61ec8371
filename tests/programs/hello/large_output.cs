// Much output through the buffered writer, checked by its last lines and a count.
using System;
using System.Text;

var sb = new StringBuilder();
for (int i = 0; i < 20000; i++) sb.Append(i % 10);
string s = sb.ToString();
Console.WriteLine(s.Length);
Console.WriteLine(s.AsSpan(0, 60));
Console.Out.Flush();
Console.WriteLine("last");

// expect: 20000
// expect: 012345678901234567890123456789012345678901234567890123456789
// expect: last
