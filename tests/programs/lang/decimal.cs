// Decimal arithmetic, scale, rounding, comparison, overflow.
using System;

decimal a = 1.10m, b = 2.205m;
Console.WriteLine(a + b);
Console.WriteLine(a * b);
Console.WriteLine(a - b);
Console.WriteLine(1m / 3m);
Console.WriteLine(10m % 3.5m);
Console.WriteLine(decimal.Round(2.345m, 2));
Console.WriteLine(decimal.Truncate(-2.9m));
Console.WriteLine(Math.Round(2.5m) + " " + Math.Round(3.5m));
Console.WriteLine(1.0m == 1.00m);
Console.WriteLine(1.0m.ToString() + 1.00m);
Console.WriteLine((int)3.99m);
Console.WriteLine((decimal)0.1);
Console.WriteLine(decimal.MaxValue);
Console.WriteLine(a > b);
try
{
    _ = decimal.MaxValue + a;
}
catch (OverflowException)
{
    Console.WriteLine("overflow");
}

try
{
    _ = a / 0m;
}
catch (DivideByZeroException)
{
    Console.WriteLine("divide");
}

Console.WriteLine(decimal.Parse("123.4500"));
Console.WriteLine($"{1234567.891m:N2}");
Console.WriteLine(-0.5m + 0.5m);
Console.WriteLine((decimal.MaxValue - b) / 7);

// expect: 3.305
// expect: 2.42550
// expect: -1.105
// expect: 0.3333333333333333333333333333
// expect: 3.0
// expect: 2.34
// expect: -2
// expect: 2 4
// expect: True
// expect: 1.01.00
// expect: 3
// expect: 0.1
// expect: 79228162514264337593543950335
// expect: False
// expect: overflow
// expect: divide
// expect: 123.4500
// expect: 1,234,567.89
// expect: 0.0
// expect: 11318308930609191084791992905
