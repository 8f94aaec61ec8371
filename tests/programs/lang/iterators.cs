// Iterator methods: laziness, finally on early exit, nesting, recursion, infinite sequences.
using System;
using System.Collections.Generic;

class Tree
{
    public Tree? L, R;
    public int V;
    public IEnumerable<int> Walk()
    {
        if (L != null)
            foreach (int x in L.Walk())
                yield return x;
        yield return V;
        if (R != null)
            foreach (int x in R.Walk())
                yield return x;
    }
}

static class P
{
    static IEnumerable<int> Count(int from)
    {
        for (int i = from;; i++)
            yield return i;
    }

    static IEnumerable<string> WithFinally()
    {
        Console.WriteLine("start");
        try
        {
            yield return "a";
            yield return "b";
            yield break;
        }
        finally
        {
            Console.WriteLine("finally");
        }
    }

    static IEnumerable<T> Take<T>(IEnumerable<T> s, int n)
    {
        foreach (T t in s)
        {
            if (n-- == 0)
                yield break;
            yield return t;
        }
    }

    static IEnumerator<int> Enumerator()
    {
        yield return 1;
        yield return 2;
    }

    static void Main()
    {
        Console.WriteLine(string.Join(",", Take(Count(5), 4)));
        foreach (string s in WithFinally())
        {
            Console.WriteLine(s);
            if (s == "a")
                break;
        }

        foreach (string s in WithFinally())
            Console.WriteLine(s);
        IEnumerable<string> lazy = WithFinally();
        Console.WriteLine("not started");
        var t = new Tree
        {
            V = 4,
            L = new Tree
            {
                V = 2,
                L = new()
                {
                    V = 1
                },
                R = new()
                {
                    V = 3
                }
            },
            R = new()
            {
                V = 5
            }
        };
        foreach (int v in t.Walk())
            Console.Write(v);
        Console.WriteLine();
        using IEnumerator<int> e = Enumerator();
        while (e.MoveNext())
            Console.WriteLine(e.Current);
    }
}

// expect: 5,6,7,8
// expect: start
// expect: a
// expect: finally
// expect: start
// expect: a
// expect: b
// expect: finally
// expect: not started
// expect: 12345
// expect: 1
// expect: 2
