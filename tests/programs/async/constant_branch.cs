// An await behind a test that is always false: a boxed value is never null. The method suspends, and resumes, around it.
using System;
using System.Threading.Tasks;

static class Program
{
    static async Task<int> Later(int x)
    {
        await Task.Yield();
        return x;
    }

    static async Task<int> Generic<T>(T value)
    {
        int sum = await Later(1);
        if (value is not null) sum += await Later(10);
        else sum += await Later(100) + await Later(200);
        if (value is null) return await Later(1000);
        return sum + await Later(2);
    }

    static async Task Main()
    {
        Console.WriteLine(await Generic(5));
        Console.WriteLine(await Generic((5, 6L)));
        Console.WriteLine(await Generic("text"));
        Console.WriteLine(await Generic<string?>(null));
        Console.WriteLine(await Generic<int?>(null));
        Console.WriteLine(await Generic<int?>(3));
    }
}

// expect: 13
// expect: 13
// expect: 13
// expect: 1000
// expect: 1000
// expect: 13
