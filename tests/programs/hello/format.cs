// Composite formatting through Console.WriteLine.
using System;

Console.WriteLine("{0} {1}", 1, "two");
Console.WriteLine("{0,5}|{0,-5}|{0:D3}", 7);
Console.WriteLine("{0:X} {1:F2} [{2}]", 255, 3.14159, null);
Console.WriteLine("{{literal}} {0}", 'c');
Console.WriteLine("{0}{1}{2}{3}", 1, 2, 3, 4);

// expect: 1 two
// expect:     7|7    |007
// expect: FF 3.14 []
// expect: {literal} c
// expect: 1234
