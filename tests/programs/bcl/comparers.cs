// EqualityComparer, Comparer, IComparable, IEquatable, HashCode, StringComparer, custom comparers.
using System;
using System.Collections.Generic;

Console.WriteLine(EqualityComparer<string>.Default.Equals("a", new string ('a', 1))
    + " " + EqualityComparer<int>.Default.GetHashCode(5) + " " + EqualityComparer<P?>.Default.Equals(null, null));
Console.WriteLine(Comparer<int>.Default.Compare(1, 2) + " " + Comparer<string>.Default.Compare("b", "a")
    + " " + Comparer<DayOfWeek>.Default.Compare(DayOfWeek.Friday, DayOfWeek.Monday));
Console.WriteLine(EqualityComparer<E>.Default.Equals(E.A, E.A) + " " + EqualityComparer<P>.Default.Equals(new P(1), new P(1))
    + " " + EqualityComparer<Q>.Default.Equals(new Q(1), new Q(1)));
Console.WriteLine(HashCode.Combine(1, 2) == HashCode.Combine(1, 2));
var h = new HashSet<P>(new Mod3())
{
    new(1),
    new(4),
    new(2)
};
Console.WriteLine(h.Count);
var l = new List<P>
{
    new(3),
    new(1),
    new(2)
};
l.Sort();
Console.WriteLine(l[0].V + "" + l[2].V);
l.Sort(Comparer<P>.Create((a, b) => b.V - a.V));
Console.WriteLine(l[0].V);
Console.WriteLine(StringComparer.Ordinal.Compare("a", "B") > 0);
Console.WriteLine(StringComparer.OrdinalIgnoreCase.Equals("ÄX", "äx"));
enum E
{
    A,
    B
}

class P(int v) : IComparable<P>, IEquatable<P>
{
    public int V => v;

    public int CompareTo(P? o) => v - o!.V;
    public bool Equals(P? o) => o?.V == v;
    public override bool Equals(object? o) => Equals(o as P);
    public override int GetHashCode() => v;
}

class Q(int v)
{
    public int V = v;
}

class Mod3 : IEqualityComparer<P>
{
    public bool Equals(P? a, P? b) => a!.V % 3 == b!.V % 3;
    public int GetHashCode(P p) => p.V % 3;
}

// expect: True 5 True
// expect: -1 1 1
// expect: True True False
// expect: True
// expect: 2
// expect: 13
// expect: 3
// expect: True
// expect: True
