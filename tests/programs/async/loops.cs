// Awaits in every kind of loop and condition.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

static class P
{
    static int n;
    static async Task<bool> Less(int limit)
    {
        if (n % 2 == 0)
            await Task.Yield();
        return n < limit;
    }

    static async Task<int> Next()
    {
        if (n % 3 == 0)
            await Task.Yield();
        return ++n;
    }

    static async Task Main()
    {
        while (await Less(5))
            await Next();
        Console.WriteLine(n);
        do await Next();
        while (await Less(10));
        Console.WriteLine(n);
        for (int i = await Next(); await Less(20); i += await Next())
            if (i > 100)
                break;
        Console.WriteLine(n);
        foreach (int x in new[]
        {
            1,
            2,
            3
        }

        )
            n += x * await Next();
        Console.WriteLine(n);
        var l = new List<int>();
        foreach (int x in new List<int>
        {
            4,
            5
        }

        )
        {
            l.Add(x);
            await Task.Yield();
            l.Add(await Next());
        }

        Console.WriteLine(string.Join(",", l));
        Console.WriteLine(await Less(0) || await Less(1000) && !await Less(5));
        switch (await Next())
        {
            case 1:
                Console.WriteLine("one");
                break;
            case int k when k > 50 && await Less(10000):
                Console.WriteLine("big");
                break;
        }

        Console.WriteLine((await Less(1) ? await Next() : -await Next()) < 0);
        long total = 0;
        for (int i = 0; i < 10000; i++)
            total += await Ready(i);
        Console.WriteLine(total);
    }

    static async Task<int> Ready(int i) => i;
}

// expect: 5
// expect: 10
// expect: 18
// expect: 455
// expect: 4,456,5,457
// expect: True
// expect: big
// expect: True
// expect: 49995000
