// Lines are read from standard input until its end.
// stdin: first\nsecond line\n\nlast without newline
using System;

int n = 0;
while (Console.ReadLine() is { } line) Console.WriteLine($"{++n}: {line} ({line.Length})");
Console.WriteLine("end");

// expect: 1: first (5)
// expect: 2: second line (11)
// expect: 3:  (0)
// expect: 4: last without newline (20)
// expect: end
