// Channels: unbounded and bounded, several producers, completion, ReadAllAsync.
using System;
using System.Threading.Channels;
using System.Threading.Tasks;

static class P
{
    static async Task Main()
    {
        Channel<int> u = Channel.CreateUnbounded<int>();
        Task produce = Task.Run(async () =>
        {
            for (int i = 1; i <= 100; i++)
            {
                await u.Writer.WriteAsync(i);
                if (i % 10 == 0)
                    await Task.Yield();
            }

            u.Writer.Complete();
        });
        int sum = 0;
        await foreach (int i in u.Reader.ReadAllAsync())
            sum += i;
        await produce;
        Console.WriteLine(sum);
        Channel<string> b = Channel.CreateBounded<string>(2);
        Task w = Fill(b.Writer);
        string s = "";
        while (await b.Reader.WaitToReadAsync())
            while (b.Reader.TryRead(out string? x))
                s += x;
        await w;
        Console.WriteLine(s);
        try
        {
            await b.Writer.WriteAsync("late");
        }
        catch (ChannelClosedException)
        {
            Console.WriteLine("closed");
        }
    }

    static async Task Fill(ChannelWriter<string> w)
    {
        foreach (string s in new[]
        {
            "a",
            "b",
            "c",
            "d",
            "e"
        }

        )
            await w.WriteAsync(s);
        w.Complete();
    }
}

// expect: 5050
// expect: abcde
// expect: closed
