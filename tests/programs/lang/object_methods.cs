// object's own methods, GetType, typeof, nameof, default hash codes, MemberwiseClone, finalisable types.
using System;

class C : ICloneable
{
    public int[] A =
    {
        1
    };
    public int N = 3;
    public object Clone() => MemberwiseClone();
    ~C()
    {
    }
}

class Gen<T>
{
    public class In
    {
    }
}

static class P
{
    static void Main()
    {
        var c = new C();
        var d = (C)c.Clone();
        d.N = 4;
        d.A[0] = 9;
        Console.WriteLine(c.N + " " + c.A[0]);
        Console.WriteLine(c.Equals(d));
        Console.WriteLine(ReferenceEquals(c.A, d.A));
        Console.WriteLine(c.GetHashCode() == c.GetHashCode());
        Console.WriteLine(c.ToString());
        Console.WriteLine(c.GetType() == typeof(C));
        Console.WriteLine(typeof(int[]).Name);
        Console.WriteLine(nameof(System.Console));
        Console.WriteLine(typeof(Gen<int>).Name);
        Console.WriteLine(new Gen<string>.In().ToString());
        Console.WriteLine(1.GetType().FullName);
        Console.WriteLine(typeof(C) == d.GetType());
        Console.WriteLine(new int[2].ToString());
        Console.WriteLine(object.Equals(null, null));
        GC.SuppressFinalize(c);
        GC.KeepAlive(c);
    }
}

// expect: 3 9
// expect: False
// expect: True
// expect: True
// expect: C
// expect: True
// expect: Int32[]
// expect: Console
// expect: Gen`1
// expect: Gen`1+In[System.String]
// expect: System.Int32
// expect: True
// expect: System.Int32[]
// expect: True
