// Arguments arrive in order, blanks and empty ones included.
// args: one "two words" "" four
using System;

Console.WriteLine(args.Length);                       // expect: 4
foreach (string a in args) Console.WriteLine($"[{a}]");
// expect: [one]
// expect: [two words]
// expect: []
// expect: [four]
