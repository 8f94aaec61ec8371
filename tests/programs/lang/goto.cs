// goto out of nested loops, backwards, and over try blocks.
using System;

static class P
{
    static int Find(int[,] m, int v)
    {
        for (int i = 0; i < m.GetLength(0); i++) for (int j = 0; j < m.GetLength(1); j++) if (m[i, j] == v) goto found;
        return -1;
    found:
        return 1;
    }

    static void Main()
    {
        Console.WriteLine(Find(new[,] { { 1, 2 }, { 3, 4 } }, 3)); Console.WriteLine(Find(new[,] { { 1, 2 }, { 3, 4 } }, 9)); int n = 0;
    again:
        n++;
        try { if (n < 4) goto again; Console.WriteLine("n " + n); } finally { Console.WriteLine("finally " + n); }
        if (n == 4) { n = 10; goto again; }
        Console.WriteLine(n);
    }
}

// expect: 1
// expect: -1
// expect: finally 1
// expect: finally 2
// expect: finally 3
// expect: n 4
// expect: finally 4
// expect: n 11
// expect: finally 11
// expect: 11
