// Task.Run, StartNew, Wait, WaitAll, WaitAny, ContinueWith, Unwrap, blocking on async from sync code.
// pool: 2
using System;
using System.Linq;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Slow(int x)
    {
        await Task.Delay(x);
        return x;
    }

    static async Task Main()
    {
        Console.WriteLine(await Task.Run(() => 5) + await Task.Run(() => Slow(3)));
        Task<int>[] ts = [Slow(1), Slow(2), Slow(3)];
        Task.WaitAll(ts);
        Console.WriteLine(ts.Sum(t => t.Result));
        Console.WriteLine(Task.WaitAny(Task.Delay(5000), Slow(1)));
        Console.WriteLine(await Slow(2).ContinueWith(t => t.Result * 100));
        Console.WriteLine(await Task.Factory.StartNew(() => Slow(4)).Unwrap());
        Console.WriteLine(Slow(5).Wait(5000) + " " + Task.Delay(5000).Wait(5));
        Console.WriteLine(Task.CompletedTask.IsCompleted + " " + Task.CurrentId.HasValue);
        Task parent = Task.Factory.StartNew(() =>
        {
            Task.Factory.StartNew(() =>
            {
                System.Threading.Thread.Sleep(10);
                Console.WriteLine("child");
            }, TaskCreationOptions.AttachedToParent);
        });
        await parent;
        Console.WriteLine("parent done");
        await Parallel.ForEachAsync(Enumerable.Range(0, 10), async (i, ct) => await Task.Delay(1, ct));
        Console.WriteLine("for each async");
    }
}

// expect: 8
// expect: 6
// expect: 1
// expect: 200
// expect: 4
// expect: True False
// expect: True False
// expect: child
// expect: parent done
// expect: for each async
