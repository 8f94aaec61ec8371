// Tuples: names, equality, deconstruction, swapping, nesting beyond seven, as keys.
using System;
using System.Collections.Generic;

static class P
{
    static (int min, int max, double avg) Stats(int[] a)
    {
        int mn = a[0], mx = a[0], s = 0;
        foreach (int x in a)
        {
            if (x < mn)
                mn = x;
            if (x > mx)
                mx = x;
            s += x;
        }

        return (mn, mx, (double)s / a.Length);
    }

    static void Main()
    {
        var(mn, mx, avg) = Stats([3, 1, 2]);
        Console.WriteLine($"{mn} {mx} {avg}");
        var t = (a: 1, b: "x");
        t.a++;
        Console.WriteLine(t);
        Console.WriteLine(t == (2, "x"));
        int x = 1, y = 2;
        (x, y) = (y, x);
        Console.WriteLine(x + "" + y);
        var big = (1, 2, 3, 4, 5, 6, 7, 8, "nine");
        Console.WriteLine(big.Item9 + big.Item8);
        Console.WriteLine(big);
        var d = new Dictionary<(int, int), string>
        {
            [(1, 2)] = "a"
        };
        Console.WriteLine(d[(1, 2)] + d.ContainsKey((2, 1)));
        Console.WriteLine((1, (2, 3)).Item2.Item1);
        Console.WriteLine((1, "a").CompareTo((1, "b")) < 0);
        Tuple<int, string> old = Tuple.Create(1, "o");
        Console.WriteLine(old.Item2 + old.Equals(Tuple.Create(1, "o")));
        (int, int) z = default;
        Console.WriteLine(z.GetHashCode() == (0, 0).GetHashCode());
    }
}

// expect: 1 3 2
// expect: (2, x)
// expect: True
// expect: 21
// expect: nine8
// expect: (1, 2, 3, 4, 5, 6, 7, 8, nine)
// expect: aFalse
// expect: 2
// expect: True
// expect: oTrue
// expect: True
