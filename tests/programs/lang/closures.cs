// Closures share variables per scope, live on after their method, and capture this.
using System;
using System.Collections.Generic;

class C
{
    int n = 5;
    public Func<int> Bump() => () => ++n;
    public int N => n;
}

static class P
{
    static (Action inc, Func<int> get) Cell()
    {
        int x = 0;
        return (() => x++, () => x);
    }

    static int Local(int n)
    {
        int Fact(int k) => k <= 1 ? 1 : k * Fact(k - 1);
        int acc = 0;
        void Add(int k)
        {
            acc += Fact(k);
        }

        for (int i = 1; i <= n; i++)
            Add(i);
        return acc;
    }

    static void Main()
    {
        var list = new List<Func<int>>();
        for (int i = 0; i < 3; i++)
        {
            int j = i * 10;
            list.Add(() => i + j);
        }

        foreach (var f in list)
            Console.WriteLine(f());
        var fs = new List<Func<int>>();
        foreach (int x in new[]
        {
            1,
            2,
            3
        }

        )
            fs.Add(() => x);
        foreach (var f in fs)
            Console.Write(f());
        Console.WriteLine();
        var(inc, get) = Cell();
        inc();
        inc();
        Console.WriteLine(get());
        var c = new C();
        var b = c.Bump();
        b();
        b();
        Console.WriteLine(c.N);
        Console.WriteLine(Local(4));
        Func<int, int> fib = null!;
        fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);
        Console.WriteLine(fib(15));
    }
}

// expect: 3
// expect: 13
// expect: 23
// expect: 123
// expect: 2
// expect: 7
// expect: 33
// expect: 610
