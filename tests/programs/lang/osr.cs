// Long loops in methods that are called once: they go on in optimised code with every kind of variable, and unwind as one frame.
using System;
using System.Collections.Generic;
using System.Linq;

struct Sum
{
    public long A, B, C;
    public Sum Add(long n) { A += n; B ^= n; C += A; return this; }
}

static class P
{
    static Sum Structs(int n, string name, ref int counter)
    {
        var s = new Sum();
        double d = 0;
        for (int i = 0; i < n; i++) { s.Add(i); d += i * 0.5; counter++; }
        Console.WriteLine(name + d);
        return s;
    }

    static int Regions(int n)
    {
        int count = 0;
        try
        {
            for (int i = 0; i < n; i++)
            {
                try
                {
                    if (i % 400003 == 400002) throw new Exception("at " + i);
                    count += i & 1;
                }
                catch (Exception e) { Console.WriteLine(e.Message); }
                finally { count++; }
                if (i == n - 1) throw new InvalidOperationException("end");
            }
        }
        catch (InvalidOperationException e) { Console.WriteLine(e.StackTrace.Split('\n').Length + " frame, " + e.Message); }
        return count;
    }

    static void Throws(int n) { for (int i = 0; ; i++) if (i == n) throw new Exception("deep"); }

    static unsafe long OwnAddress(int n)
    {
        long x = 0;
        long* p = &x;
        for (int i = 0; i < n; i++) *p += i;
        return x;
    }

    static long Spans(int n)
    {
        Span<int> s = stackalloc int[16];
        long t = 0;
        for (int i = 0; i < n; i++) { s[i & 15] += i; t += s[(i * 7) & 15]; }
        return t;
    }

    static long SpanOfLocal(int n)
    {
        int x = 0;
        var s = new Span<int>(ref x);
        for (int i = 0; i < n; i++) s[0] += i & 3;
        return x;
    }

    static long Enumerators(List<int> l, int n)
    {
        long t = 0;
        for (int k = 0; k < n; k++)
            foreach (int x in l) t += x * k;
        return t;
    }

    static float While(long n)
    {
        float f = 0;
        while (true) { n--; f += 0.5f; if (n == 0) return f; }
    }

    static void Main()
    {
        int counter = 0;
        Sum s = Structs(2_000_000, "d=", ref counter);
        Console.WriteLine($"{s.A} {s.B} {s.C} {counter}");
        Console.WriteLine(Regions(1_000_000));
        try { Throws(2_000_000); }
        catch (Exception e) { Console.WriteLine(e.StackTrace.Split('\n').Length + " frames"); }
        Console.WriteLine(OwnAddress(2_000_000));
        Console.WriteLine(Spans(2_000_000));
        Console.WriteLine(SpanOfLocal(2_000_000));
        Console.WriteLine(Enumerators(Enumerable.Range(0, 100).ToList(), 20_000));
        Console.WriteLine(While(3_000_000));
    }
}

// expect: d=999999500000
// expect: 1999999000000 0 1333333333333000000 2000000
// expect: at 400002
// expect: at 800005
// expect: 1 frame, end
// expect: 1499999
// expect: 2 frames
// expect: 1999999000000
// expect: 91573812301888
// expect: 3000000
// expect: 989950500000
// expect: 1500000
