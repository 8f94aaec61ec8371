// using statements and declarations, order of disposal, ref struct and pattern disposal, null resources.
using System;

class R(string n) : IDisposable
{
    public void Dispose() => Console.WriteLine("dispose " + n);
}

ref struct RS
{
    public void Dispose() => Console.WriteLine("ref struct disposed");
}

struct SD : IDisposable
{
    public int N;
    public void Dispose() => Console.WriteLine("struct " + N);
}

static class P
{
    static int F()
    {
        using var a = new R("a");
        using var b = new R("b");
        return 1;
    }

    static void Main()
    {
        Console.WriteLine(F());
        using (new R("c"))
            Console.WriteLine("in c");
        try
        {
            using var t = new R("t");
            throw new Exception("x");
        }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
        }

        using (R? none = null)
            Console.WriteLine("null ok");
        using (var rs = new RS())
            Console.WriteLine("in rs");
        using (var s = new SD
        {
            N = 4
        }

        )
            Console.WriteLine(s.N);
    }
}

// expect: dispose b
// expect: dispose a
// expect: 1
// expect: in c
// expect: dispose c
// expect: dispose t
// expect: x
// expect: null ok
// expect: in rs
// expect: ref struct disposed
// expect: 4
// expect: struct 4
