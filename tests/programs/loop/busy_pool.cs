// A pool whose workers never run out of work still sees its timers.
using System;
using System.Threading;
using System.Threading.Tasks;

bool stop = false;
int items = 0;
void Item(object? _)
{
    Interlocked.Increment(ref items);
    Thread.SpinWait(1000);
    if (!Volatile.Read(ref stop)) ThreadPool.UnsafeQueueUserWorkItem(Item, null);
}
for (int i = 0; i < 4 * Environment.ProcessorCount; i++) ThreadPool.UnsafeQueueUserWorkItem(Item, null);
long start = Environment.TickCount64;
for (int i = 0; i < 5; i++) await Task.Delay(20);
long took = Environment.TickCount64 - start;
Volatile.Write(ref stop, true);
Console.WriteLine(took >= 100);
Console.WriteLine(items > 0);

// expect: True
// expect: True
