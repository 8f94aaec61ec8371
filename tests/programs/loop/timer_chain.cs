// A thousand delays of a millisecond, one after the other: none of them is lost.
using System;
using System.Threading.Tasks;

int n = 0;
for (int i = 0; i < 1000; i++)
{
    await Task.Delay(1);
    n++;
}
Console.WriteLine(n); // expect: 1000
