// Properties: auto, init, required, field keyword, static, expression-bodied, indexers with ranges, object initialisers.
using System;
using System.Collections.Generic;

class C
{
    public int A { get; set; } = 5;
    public string? B { get; init; }
    public required int R { get; set; }
    public int Clamped { get => field; set => field = value < 0 ? 0 : value; }
    public static int S { get; private set; }

    public static void Up() => S++;
    public List<int> L { get; } = [];
    public C? Next { get; set; }

    public int this[Index i] => i.GetOffset(10);
}

static class P
{
    static void Main()
    {
        var c = new C
        {
            A = 1,
            B = "b",
            R = 2,
            L =
            {
                1,
                2
            },
            Next = new C
            {
                R = 3
            }
        };
        c.A += 4;
        c.Clamped = -7;
        Console.WriteLine(c.A + c.B + c.R + c.Clamped);
        c.Clamped = 7;
        Console.WriteLine(c.Clamped);
        C.Up();
        Console.WriteLine(C.S);
        Console.WriteLine(c.L.Count + c.Next!.R + c.Next.A);
        Console.WriteLine(c[^3]);
        c.Next?.Next?.L.Add(1);
        c.Next!.Next ??= c;
        Console.WriteLine(ReferenceEquals(c.Next.Next, c));
    }
}

// expect: 5b20
// expect: 7
// expect: 1
// expect: 10
// expect: 7
// expect: True
