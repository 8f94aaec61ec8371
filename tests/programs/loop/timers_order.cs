// Delays end in the order of their times and never before them, whatever order they were started in.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

int[] delays = [200, 40, 300, 100, 0, 250, 150, 1];
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
order.RemoveAll(ms => ms < 40);
Console.WriteLine(string.Join(" ", order));
Console.WriteLine(early);

// expect: 40 100 150 200 250 300
// expect: False
