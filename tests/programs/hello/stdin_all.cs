// Console.In.ReadToEnd and Read.
// stdin: ab\ncd\n
using System;

int first = Console.Read();
Console.WriteLine((char)first);
string rest = Console.In.ReadToEnd();
Console.WriteLine(rest.Length);
Console.WriteLine(rest.Replace("\n", "/"));
Console.WriteLine(Console.Read());
Console.WriteLine(Console.ReadLine() == null);

// expect: a
// expect: 5
// expect: b/cd/
// expect: -1
// expect: True
