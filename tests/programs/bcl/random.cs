// Seeded Random gives the documented, stable sequence; unseeded stays in range.
using System;
using System.Linq;

var r = new Random(42);
Console.WriteLine(string.Join(" ", Enumerable.Range(0, 6).Select(_ => r.Next(100))));
Console.WriteLine(r.Next() + " " + r.Next(-5, 5) + " " + r.NextDouble().ToString("F6"));
byte[] b = new byte[4];
new Random(1).NextBytes(b);
Console.WriteLine(string.Join(" ", b));
var u = new Random();
bool ok = true;
for (int i = 0; i < 1000; i++)
{
    int x = u.Next(3, 9);
    ok &= x >= 3 && x < 9;
    double y = Random.Shared.NextDouble();
    ok &= y >= 0 && y < 1;
}

Console.WriteLine(ok);
Console.WriteLine(Guid.NewGuid() != Guid.NewGuid());

// expect: 66 14 12 52 16 26
// expect: 1555655117 0 0.173651
// expect: 70 208 134 130
// expect: True
// expect: True
