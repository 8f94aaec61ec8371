// Ref locals, ref returns, ref fields, in and out parameters, scoped refs, ref readonly, ref structs.
using System;

ref struct RefHolder
{
    public ref int R;
    public RefHolder(ref int r)
    {
        R = ref r;
    }

    public void Bump() => R++;
}

ref struct Reader(ReadOnlySpan<byte> s)
{
    ReadOnlySpan<byte> rest = s;
    public int Next()
    {
        int b = rest[0];
        rest = rest[1..];
        return b;
    }

    public bool More => rest.Length > 0;
}

struct Vec
{
    public int A, B;
}

static class P
{
    static int[] data =
    {
        1,
        2,
        3
    };
    static ref int At(int i) => ref data[i];
    static ref int Max(ref int a, ref int b)
    {
        if (a > b)
            return ref a;
        return ref b;
    }

    static void Out(out int a, out string s)
    {
        a = 4;
        s = "out";
    }

    static int In(in Vec v) => v.A + v.B;
    static ref readonly int First() => ref data[0];
    static void Main()
    {
        At(1) = 20;
        Console.WriteLine(data[1]);
        ref int r = ref At(2);
        r += 5;
        Console.WriteLine(data[2]);
        r = ref At(0);
        r = 100;
        Console.WriteLine(data[0]);
        int a = 3, b = 8;
        Max(ref a, ref b) = 0;
        Console.WriteLine(a + " " + b);
        Out(out int o, out string s);
        Console.WriteLine(o + s);
        Console.WriteLine(In(new Vec { A = 1, B = 2 }));
        Console.WriteLine(First());
        RefHolder h = new(ref a);
        h.Bump();
        h.Bump();
        Console.WriteLine(a);
        Reader rd = new([1, 2, 3]);
        int t = 0;
        while (rd.More)
            t = t * 10 + rd.Next();
        Console.WriteLine(t);
        Vec v = default;
        ref int fa = ref v.B;
        fa = 9;
        Console.WriteLine(v.B);
        foreach (ref int x in data.AsSpan())
            x *= 2;
        Console.WriteLine(string.Join(",", data));
    }
}

// expect: 20
// expect: 8
// expect: 100
// expect: 3 0
// expect: 4out
// expect: 3
// expect: 100
// expect: 5
// expect: 123
// expect: 9
// expect: 200,40,16
