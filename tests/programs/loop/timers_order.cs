// Delays end in the order of their times and never before them, whatever order they were started in.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

int[] delays = [1600, 320, 2400, 800, 0, 2000, 1200, 1];
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
await Task.WhenAll(One(1), One(2)); // what has to be compiled is compiled now
order.Clear();
await Task.WhenAll(delays.Select(One));
order.RemoveAll(ms => ms < 320);
Console.WriteLine(string.Join(" ", order));
Console.WriteLine(early);

// expect: 320 800 1200 1600 2000 2400
// expect: False
