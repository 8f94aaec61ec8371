// Delays end in the order of their times and never before them, whatever order they were started in.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

int[] delays = [120, 20, 180, 60, 0, 150, 90, 1];
var order = new List<int>();
bool early = false;
async Task One(int ms)
{
    long start = Environment.TickCount64;
    await Task.Delay(ms);
    lock (order)
    {
        order.Add(ms);
        early |= Environment.TickCount64 - start < ms;
    }
}
await Task.WhenAll(delays.Select(One));
order.RemoveAll(ms => ms < 20);
Console.WriteLine(string.Join(" ", order));
Console.WriteLine(early);

// expect: 20 60 90 120 150 180
// expect: False
