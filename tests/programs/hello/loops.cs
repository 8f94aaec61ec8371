// Control flow with nothing but Console.WriteLine(int).
using System;

int sum = 0;
for (int i = 0; i < 10; i++) sum += i;
Console.WriteLine(sum);
int n = 27, steps = 0;
while (n != 1)
{
    n = (n & 1) == 0 ? n / 2 : 3 * n + 1;
    steps++;
}
Console.WriteLine(steps);
int k = 0;
do k += 3; while (k < 20);
Console.WriteLine(k);
for (int i = 0; ; i++)
{
    if (i == 3) continue;
    if (i == 6) break;
    Console.WriteLine(i);
}

// expect: 45
// expect: 111
// expect: 21
// expect: 0
// expect: 1
// expect: 2
// expect: 4
// expect: 5
