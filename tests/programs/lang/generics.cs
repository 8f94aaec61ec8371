// Generic types and methods over reference, primitive and struct arguments; statics per instantiation; nesting; constraints.
using System;
using System.Collections.Generic;

class Node<T>
{
    public T Value;
    public Node<T>? Next;
    public Node(T v, Node<T>? n)
    {
        Value = v;
        Next = n;
    }

    public static int Count;
}

class Pair<A, B>(A a, B b)
{
    public A First = a;
    public B Second = b;
    public Pair<B, A> Swap() => new(Second, First);
    public override string ToString() => $"<{First},{Second}>";
}

class Outer<T>
{
    public class Inner<U>
    {
        public string Names(T t, U u) => t + "/" + u;
    }
}

interface IShape
{
    double Area { get; }
}

struct Square(double s) : IShape
{
    public double Area => s * s;
}

class Circle(double r) : IShape
{
    public double Area => 3 * r * r;
}

class Base<T>
{
    public virtual string Who(T t) => "base " + t;
}

class Derived : Base<int>
{
    public override string Who(int t) => "derived " + base.Who(t);
}

static class P
{
    static T Max<T>(T a, T b)
        where T : IComparable<T> => a.CompareTo(b) >= 0 ? a : b;
    static double Total<T>(T[] s)
        where T : IShape
    {
        double t = 0;
        foreach (T x in s)
            t += x.Area;
        return t;
    }

    static T Make<T>()
        where T : new() => new T();
    static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);
    static bool IsDefault<T>(T t) => EqualityComparer<T>.Default.Equals(t, default!);
    static int Depth<T>(int n, T t) => n == 0 ? 0 : 1 + Depth(n - 1, t);
    static void Main()
    {
        Node<int> n = new(1, new(2, new(3, null)));
        int sum = 0;
        for (Node<int>? k = n; k != null; k = k.Next)
            sum += k.Value;
        Console.WriteLine(sum);
        Node<int>.Count = 3;
        Node<string>.Count = 7;
        Node<object>.Count = 9;
        Console.WriteLine(Node<int>.Count + " " + Node<string>.Count + " " + Node<object>.Count + " " + Node<long>.Count);
        Console.WriteLine(new Pair<int, string>(1, "a").Swap().Swap());
        Console.WriteLine(new Outer<int>.Inner<string>().Names(1, "u"));
        Console.WriteLine(Max(3, 9) + Max("x", "abc") + Max(2.5, 1.5));
        Console.WriteLine(Total(new[] { new Square(2), new Square(3) }) + Total(new IShape[] { new Circle(1), new Square(1) }));
        Console.WriteLine(Make<Random>() != null);
        Console.WriteLine(Make<int>());
        string a = "a", b = "b";
        Swap(ref a, ref b);
        Console.WriteLine(a + b);
        Console.WriteLine(IsDefault(0) + " " + IsDefault("") + " " + IsDefault<string?>(null) + " " + IsDefault(default(Square)));
        Console.WriteLine(new Derived().Who(5));
        Console.WriteLine(((Base<int>)new Derived()).Who(6));
        Console.WriteLine(Depth(10, "x") + Depth(5, 1L));
        Console.WriteLine(new Dictionary<(int, string), List<Pair<int, int>>> { [(1, "k")] = [new(1, 2)] }[(1, "k")][0]);
    }
}

// expect: 6
// expect: 3 7 9 0
// expect: <1,a>
// expect: 1/u
// expect: 9x2.5
// expect: 17
// expect: True
// expect: 0
// expect: ba
// expect: True False True True
// expect: derived base 5
// expect: derived base 6
// expect: 15
// expect: <1,2>
