// Inline arrays: fixed-size buffers of any type, as spans and by index.
using System;
using System.Runtime.CompilerServices;

[InlineArray(4)]
struct Four<T>
{
    T first;
}

[InlineArray(3)]
struct Names
{
    string first;
}

class Holder
{
    public Four<long> F;
    public int After = 7;
}

static class P
{
    static void Main()
    {
        Four<int> f = default;
        for (int i = 0; i < 4; i++)
            f[i] = i * 3;
        int s = 0;
        foreach (int x in f)
            s += x;
        Console.WriteLine(s);
        Span<int> span = f;
        span[3] = 100;
        Console.WriteLine(f[3]);
        Four<int> g = f;
        g[0] = -1;
        Console.WriteLine(f[0] + " " + g[0]);
        Names n = default;
        n[0] = "a";
        n[2] = "c";
        Console.WriteLine(n[0] + n[1] + n[2]);
        Console.WriteLine(Unsafe.SizeOf<Four<long>>());
        var h = new Holder();
        h.F[3] = long.MaxValue;
        Console.WriteLine(h.F[3] + " " + h.After);
        ReadOnlySpan<int> part = f[1..3];
        Console.WriteLine(part.Length + part[1]);
    }
}

// expect: 18
// expect: 100
// expect: 0 -1
// expect: ac
// expect: 32
// expect: 9223372036854775807 7
// expect: 8
