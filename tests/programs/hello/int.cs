// Console.WriteLine of the primitive types, one overload each.
using System;

Console.WriteLine(42);
Console.WriteLine(-1);
Console.WriteLine(uint.MaxValue);
Console.WriteLine(long.MinValue);
Console.WriteLine(ulong.MaxValue);
Console.WriteLine(true);
Console.WriteLine('x');
Console.WriteLine(1.5);
Console.WriteLine(0.1f);
Console.WriteLine(12.50m);
Console.WriteLine();
Console.WriteLine((string?)null);
Console.WriteLine(new char[] { 'a', 'b' });
Console.WriteLine((object)7);
Console.Write("no newline");
Console.Write('!');
Console.WriteLine();

// expect: 42
// expect: -1
// expect: 4294967295
// expect: -9223372036854775808
// expect: 18446744073709551615
// expect: True
// expect: x
// expect: 1.5
// expect: 0.1
// expect: 12.50
// expect:
// expect:
// expect: ab
// expect: 7
// expect: no newline!
