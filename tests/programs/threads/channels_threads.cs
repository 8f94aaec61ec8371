// Channels between threads: bounded with full modes, completion with an error, many writers and readers.
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

class P
{
    static async Task Main()
    {
        var c = Channel.CreateBounded<int>(new BoundedChannelOptions(4) { SingleReader = false });
        long sum = 0;
        var readers = new List<Task>();
        for (int i = 0; i < 3; i++) readers.Add(Task.Run(async () => { await foreach (int x in c.Reader.ReadAllAsync()) Interlocked.Add(ref sum, x); }));
        var writers = new List<Task>();
        for (int k = 0; k < 3; k++) writers.Add(Task.Run(async () => { for (int i = 1; i <= 200; i++) await c.Writer.WriteAsync(i); }));
        await Task.WhenAll(writers);
        c.Writer.Complete();
        await Task.WhenAll(readers);
        Console.WriteLine(sum);
        var drop = Channel.CreateBounded<int>(new BoundedChannelOptions(2) { FullMode = BoundedChannelFullMode.DropOldest });
        for (int i = 0; i < 5; i++) drop.Writer.TryWrite(i);
        Console.WriteLine(drop.Reader.Count + " " + await drop.Reader.ReadAsync() + " " + await drop.Reader.ReadAsync());
        var broken = Channel.CreateUnbounded<int>();
        broken.Writer.TryWrite(1);
        broken.Writer.Complete(new FormatException("broken"));
        Console.WriteLine(await broken.Reader.ReadAsync());
        try { await broken.Reader.ReadAsync(); }
        catch (ChannelClosedException e) { Console.WriteLine(e.InnerException!.Message); }
        try { await broken.Reader.Completion; }
        catch (FormatException) { Console.WriteLine("completion"); }
        Console.WriteLine(broken.Writer.TryWrite(2));
    }
}

// expect: 60300
// expect: 2 3 4
// expect: 1
// expect: broken
// expect: completion
// expect: False
