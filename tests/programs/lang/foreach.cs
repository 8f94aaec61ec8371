// foreach over arrays, strings, lists, patterns (no interface), dictionaries, with deconstruction and disposal.
using System;
using System.Collections.Generic;

class Range3
{
    public E GetEnumerator() => new();
    public struct E
    {
        int i;
        public int Current => i * 10;

        public bool MoveNext() => ++i <= 3;
    }
}

class Disp
{
    public En GetEnumerator() => new();
    public class En : IDisposable
    {
        int i;
        public int Current => i;

        public bool MoveNext() => i++ < 2;
        public void Dispose() => Console.WriteLine("disposed");
    }
}

static class Ext
{
    public static IEnumerator<int> GetEnumerator(this int n)
    {
        for (int i = 0; i < n; i++)
            yield return i;
    }
}

static class P
{
    static void Main()
    {
        foreach (int x in new Range3())
            Console.Write(x + ",");
        Console.WriteLine();
        foreach (int x in new Disp())
            Console.Write(x + ",");
        try
        {
            foreach (int x in new Disp())
                throw new Exception("in loop");
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }

        foreach (int i in 3)
            Console.Write(i);
        Console.WriteLine();
        foreach (var(k, v)in new Dictionary<string, int>
        {
            ["a"] = 1,
            ["b"] = 2
        }

        )
            Console.Write(k + v);
        Console.WriteLine();
        var l = new List<int>
        {
            1,
            2,
            3
        };
        try
        {
            foreach (int x in l)
                l.Add(x);
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("changed");
        }

        foreach (int x in new[, ]
        {
            {
                1,
                2
            },
            {
                3,
                4
            }
        }

        )
            Console.Write(x);
        Console.WriteLine();
        foreach (object o in (IEnumerable<object>)new object[]
        {
            1,
            "x"
        }

        )
            Console.Write(o);
        Console.WriteLine();
        foreach (char c in "añ")
            Console.Write((int)c + ";");
        Console.WriteLine();
    }
}

// expect: 10,20,30,
// expect: 1,2,disposed
// expect: disposed
// expect: in loop
// expect: 012
// expect: a1b2
// expect: changed
// expect: 1234
// expect: 1x
// expect: 97;241;
