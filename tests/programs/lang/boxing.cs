// Boxing, unboxing, and calls on boxed and constrained values.
using System;
using System.Collections;

struct S : IComparable
{
    public int V;
    public int CompareTo(object? o) => V - ((S)o!).V;
    public override bool Equals(object? o) => o is S s && s.V == V;
    public override int GetHashCode() => V;
    public override string ToString() => "S" + V;
}

struct Plain
{
    public int A;
    public string B;
}

static class P
{
    static string Str<T>(T t) => t!.ToString()!;
    static int Hash<T>(T t) => t!.GetHashCode();
    static bool Eq<T>(T a, T b) => a!.Equals(b);
    static void Main()
    {
        object o = 5;
        int i = (int)o;
        i++;
        Console.WriteLine(o + " " + i);
        try
        {
            long l = (long)o;
        }
        catch (InvalidCastException)
        {
            Console.WriteLine("bad unbox");
        }

        try
        {
            int k = (int)(object)null!;
        }
        catch (NullReferenceException)
        {
            Console.WriteLine("null unbox");
        }

        Console.WriteLine(Str(new S { V = 3 }) + Str(7) + Str("s") + Str(true));
        Console.WriteLine(Hash(new S { V = 4 }) + Hash(5));
        Console.WriteLine(Eq(new S { V = 1 }, new S { V = 1 }) + " " + Eq(1, 2) + " " + Eq("a", "a"));
        Plain p = new()
        {
            A = 1,
            B = "b"
        }, q = p;
        Console.WriteLine(p.Equals(q) + " " + p.ToString());
        q.B = "c";
        Console.WriteLine(p.Equals(q));
        IComparable c = new S
        {
            V = 9
        };
        Console.WriteLine(c.CompareTo(new S { V = 4 }));
        object e = ConsoleColor.Red;
        Console.WriteLine((int)(ConsoleColor)e);
        Console.WriteLine((int)e == 12);
        object[] mixed =
        {
            1,
            'c',
            2.5,
            "s",
            null!,
            3m,
            (byte)4
        };
        foreach (object m in mixed)
            Console.Write((m ?? "null") + ",");
        Console.WriteLine();
        ArrayList al = new()
        {
            1,
            2
        };
        int sum = 0;
        foreach (int x in al)
            sum += x;
        Console.WriteLine(sum);
        ValueType vt = 5;
        Console.WriteLine(vt.Equals(5));
        ref int inside = ref System.Runtime.CompilerServices.Unsafe.Unbox<int>(o);
        inside = 50;
        Console.WriteLine(o);
    }
}

// expect: 5 6
// expect: bad unbox
// expect: null unbox
// expect: S37sTrue
// expect: 9
// expect: True False True
// expect: True Plain
// expect: False
// expect: 5
// expect: 12
// expect: True
// expect: 1,c,2.5,s,null,3,4,
// expect: 3
// expect: True
// expect: 50
