// User-defined operators and conversions, indexers, true and false.
using System;

struct Money(decimal a)
{
    public decimal A = a;
    public static Money operator +(Money x, Money y) => new(x.A + y.A);
    public static Money operator -(Money x) => new(-x.A);
    public static Money operator ++(Money x) => new(x.A + 1);
    public static bool operator ==(Money x, Money y) => x.A == y.A;
    public static bool operator !=(Money x, Money y) => !(x == y);
    public static bool operator <(Money x, Money y) => x.A < y.A;
    public static bool operator>(Money x, Money y) => x.A > y.A;
    public static implicit operator Money(int i) => new(i);
    public static explicit operator int (Money m) => (int)m.A;
    public override bool Equals(object? o) => o is Money m && m == this;
    public override int GetHashCode() => A.GetHashCode();
    public override string ToString() => A + "$";
}

class Grid
{
    int[] d = new int[9];
    public int this[int x, int y] { get => d[y * 3 + x]; set => d[y * 3 + x] = value; }

    public string this[string k] => "<" + k + ">";
}

struct Tri(int v)
{
    public static bool operator true (Tri t) => t.V > 0;
    public static bool operator false (Tri t) => t.V < 0;
    public int V = v;
    public static Tri operator &(Tri a, Tri b) => new(Math.Min(a.V, b.V));
    public static Tri operator |(Tri a, Tri b) => new(Math.Max(a.V, b.V));
}

static class P
{
    static void Main()
    {
        Money m = new Money(1.5m) + 2;
        Console.WriteLine(m);
        Console.WriteLine(-m);
        m++;
        Console.WriteLine(m++ + " " + m);
        Console.WriteLine((int)m);
        Console.WriteLine(m == 5.5m.ToMoney());
        Console.WriteLine(m > 3);
        m += 10;
        Console.WriteLine(m);
        var g = new Grid();
        g[1, 2] = 5;
        g[1, 2] += 3;
        Console.WriteLine(g[1, 2] + g["k"]);
        if (new Tri(1) && new Tri(2))
            Console.WriteLine("both");
        if (new Tri(-1) || new Tri(3))
            Console.WriteLine("either");
        Console.WriteLine(new Tri(0) ? "t" : "f");
    }

    static Money ToMoney(this decimal d) => new(d);
}

// expect: 3.5$
// expect: -3.5$
// expect: 4.5$ 5.5$
// expect: 5
// expect: True
// expect: True
// expect: 15.5$
// expect: 8<k>
// expect: both
// expect: either
// expect: f
