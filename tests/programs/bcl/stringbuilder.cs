// StringBuilder.
using System;
using System.Text;

var sb = new StringBuilder("start");
sb.Append(' ').Append(1).Append(2.5).Append(true).Append('c', 3).Append((object?)null);
Console.WriteLine(sb);
sb.AppendLine().AppendFormat("{0:X2}-{1}", 10, "f").Append($"[{sb.Length}]");
Console.WriteLine(sb.ToString().Replace("\n", "/"));
sb.Insert(0, "<<").Remove(2, 3).Replace("c", "CC");
Console.WriteLine(sb.ToString().Replace("\n", "/") + " " + sb.Length);
sb[0] = '!';
Console.WriteLine(sb[0]);
sb.Clear();
for (int i = 0; i < 3000; i++) sb.Append(i);
Console.WriteLine(sb.Length + " " + sb.ToString(2990, 10));
sb.Length = 5;
Console.WriteLine(sb.AppendJoin(", ", 1, 2, 3));

// expect: start 12.5Trueccc
// expect: start 12.5Trueccc/0A-f[23]
// expect: <<rt 12.5TrueCCCCCC/0A-f[23] 28
// expect: !
// expect: 10890 1025102610
// expect: 012341, 2, 3
