// Recursive async methods, with and without suspension.
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Fib(int n, bool wait)
    {
        if (n < 2)
        {
            if (wait)
                await Task.Yield();
            return n;
        }

        return await Fib(n - 1, wait) + await Fib(n - 2, wait);
    }

    static async Task<int> Ackermann(int m, int n) => m == 0 ? n + 1 : n == 0 ? await Ackermann(m - 1, 1) : await Ackermann(m - 1, await Ackermann(m, n - 1));
    static async Task<int> Hanoi(int n, string a, string b, string c)
    {
        if (n == 0)
            return 0;
        int x = await Hanoi(n - 1, a, c, b);
        if (n % 3 == 0)
            await Task.Yield();
        return x + 1 + await Hanoi(n - 1, c, b, a);
    }

    static async Task Main()
    {
        Console.WriteLine(await Fib(15, false));
        Console.WriteLine(await Fib(12, true));
        Console.WriteLine(await Ackermann(2, 3));
        Console.WriteLine(await Hanoi(7, "a", "b", "c"));
    }
}

// expect: 610
// expect: 144
// expect: 9
// expect: 127
