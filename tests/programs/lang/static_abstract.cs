// Static abstract and virtual interface members, generic math.
using System;
using System.Numerics;

interface IMonoid<T>
    where T : IMonoid<T>
{
    static abstract T Zero { get; }

    static abstract T operator +(T a, T b);
    static virtual string Label => "monoid";
}

struct Sum(int v) : IMonoid<Sum>
{
    public int V = v;
    public static Sum Zero => new(0);

    public static Sum operator +(Sum a, Sum b) => new(a.V + b.V);
}

class Cat(string s) : IMonoid<Cat>
{
    public string S = s;
    public static Cat Zero => new("");

    public static Cat operator +(Cat a, Cat b) => new(a.S + b.S);
    public static string Label => "cat";
}

static class P
{
    static T Fold<T>(params T[] xs)
        where T : IMonoid<T>
    {
        T acc = T.Zero;
        foreach (T x in xs)
            acc += x;
        return acc;
    }

    static string Label<T>()
        where T : IMonoid<T> => T.Label;
    static T Poly<T>(T x)
        where T : INumber<T> => x * x + T.One + T.CreateChecked(2);
    static T Parse<T>(string s)
        where T : IParsable<T> => T.Parse(s, null);
    static void Main()
    {
        Console.WriteLine(Fold(new Sum(1), new Sum(2), new Sum(39)).V);
        Console.WriteLine(Fold(new Cat("a"), new Cat("b")).S);
        Console.WriteLine(Label<Sum>() + Label<Cat>());
        Console.WriteLine(Poly(3) + " " + Poly(1.5) + " " + Poly(2m) + " " + Poly(3L));
        Console.WriteLine(Parse<int>("12") + Parse<double>("0.5"));
    }
}

// expect: 42
// expect: ab
// expect: monoidcat
// expect: 12 5.25 7 12
// expect: 12.5
