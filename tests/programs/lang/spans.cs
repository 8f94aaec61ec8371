// Span and ReadOnlySpan over arrays, stack and strings; slicing; ranges; bounds.
using System;

static class P
{
    static int Sum(ReadOnlySpan<int> s)
    {
        int t = 0;
        foreach (int x in s)
            t += x;
        return t;
    }

    static void Main()
    {
        int[] a =
        {
            1,
            2,
            3,
            4,
            5
        };
        Span<int> s = a;
        s[0] = 10;
        Console.WriteLine(a[0]);
        Span<int> mid = s[1..4];
        mid[0] = 20;
        mid.Fill(7);
        Console.WriteLine(string.Join(",", a));
        Console.WriteLine(Sum(s) + Sum([1, 2, 3]));
        Span<byte> st = stackalloc byte[4];
        st.Clear();
        st[3] = 9;
        Console.WriteLine(st[3] + st.Length);
        Console.WriteLine(st.IndexOf((byte)9));
        ReadOnlySpan<char> c = "hello world".AsSpan(6);
        Console.WriteLine(c.ToString() + c.Length);
        Console.WriteLine(c.SequenceEqual("world"));
        Console.WriteLine(int.Parse("x123y".AsSpan(1, 3)));
        try
        {
            _ = s[5];
        }
        catch (IndexOutOfRangeException)
        {
            Console.WriteLine("index");
        }

        try
        {
            _ = s.Slice(3, 4);
        }
        catch (ArgumentOutOfRangeException)
        {
            Console.WriteLine("slice");
        }

        s.Slice(0, 2).CopyTo(s.Slice(3));
        Console.WriteLine(string.Join(",", s.ToArray()));
        s.Reverse();
        Console.WriteLine(s[0]);
        s.Sort();
        Console.WriteLine(s[^1]);
        Span<(int, string)> pairs = new (int, string)[2];
        pairs[1] = (1, "p");
        ref var r = ref pairs[1];
        r.Item1++;
        Console.WriteLine(pairs[1]);
        Console.WriteLine(default(Span<int>).IsEmpty);
        ReadOnlySpan<byte> utf8 = "abc"u8;
        Console.WriteLine(utf8[2] + utf8.Length);
        ReadOnlySpan<int> rva = [100, 200, 300, 400];
        Console.WriteLine(rva[2] + rva.Length);
        Memory<int> m = a.AsMemory(1, 2);
        m.Span[0] = 55;
        Console.WriteLine(a[1]);
    }
}

// expect: 10
// expect: 10,7,7,7,5
// expect: 42
// expect: 13
// expect: 3
// expect: world5
// expect: True
// expect: 123
// expect: index
// expect: slice
// expect: 10,7,7,10,7
// expect: 7
// expect: 10
// expect: (2, p)
// expect: True
// expect: 102
// expect: 304
// expect: 55
