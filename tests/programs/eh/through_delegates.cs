// Exceptions through delegates, interfaces, iterators, constructors, property setters, sort comparers and generic code.
using System;
using System.Collections.Generic;

class Ctor
{
    public Ctor(bool t)
    {
        if (t)
            throw new Exception("ctor");
    }

    public int P { set => throw new Exception("setter " + value); }
}

static class P
{
    static IEnumerable<int> It()
    {
        try
        {
            yield return 1;
            throw new Exception("iterator");
        }
        finally
        {
            Console.WriteLine("it finally");
        }
    }

    static void Run<T>(Func<T> f)
    {
        try
        {
            Console.WriteLine(f());
        }
        catch (Exception e)
        {
            Console.WriteLine(e.GetType().Name + " " + (e.InnerException ?? e).Message);
        }
    }

    static void Main()
    {
        Run<int>(() => throw new Exception("lambda"));
        Run(() => new Ctor(true));
        Run(() => new Ctor(false).P = 5);
        Run(() =>
        {
            int s = 0;
            foreach (int i in It())
                s += i;
            return s;
        });
        Run(() =>
        {
            var l = new List<int>
            {
                2,
                1
            };
            l.Sort((a, b) => throw new Exception("comparer"));
            return 0;
        });
        Action a = () => Console.WriteLine("first");
        a += () => throw new Exception("second");
        a += () => Console.WriteLine("third");
        Run(() =>
        {
            a();
            return 1;
        });
        Run(() =>
        {
            Array.ForEach(new[] { 1, 2 }, i =>
            {
                if (i == 2)
                    throw new Exception("each " + i);
            });
            return 0;
        });
    }
}

// expect: Exception lambda
// expect: Exception ctor
// expect: Exception setter 5
// expect: it finally
// expect: Exception iterator
// expect: InvalidOperationException comparer
// expect: first
// expect: Exception second
// expect: Exception each 2
