// Int128, UInt128, Half and BigInteger.
using System;
using System.Numerics;

Int128 a = (Int128)ulong.MaxValue * 1000;
Console.WriteLine(a);
Console.WriteLine(a / 7 - 1);
Console.WriteLine(Int128.MaxValue);
UInt128 u = UInt128.MaxValue;
Console.WriteLine(u);
Console.WriteLine(u >> 100);
Console.WriteLine(a > 5);
Half h = (Half)1.5f;
Console.WriteLine(h + (Half)0.25f);
BigInteger f = 1;
for (int i = 2; i <= 30; i++)
    f *= i;
Console.WriteLine(f);
Console.WriteLine(BigInteger.Pow(2, 100) % 1000007);
Console.WriteLine(BigInteger.Parse("123456789012345678901234567890") / 987654321);

// expect: 18446744073709551615000
// expect: 2635249153387078802141
// expect: 170141183460469231731687303715884105727
// expect: 340282366920938463463374607431768211455
// expect: 268435455
// expect: True
// expect: 1.75
// expect: 265252859812191058636308480000000
// expect: 698635
// expect: 124999998873437499901
