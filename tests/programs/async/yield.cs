// Task.Yield suspends each time; locals of all kinds survive.
using System;
using System.Threading.Tasks;

struct Pair
{
    public int A;
    public string B;
}

static class P
{
    static async Task<string> Work(int n)
    {
        long l = 1;
        double d = 0.5;
        string s = "";
        Pair p = new()
        {
            A = 1,
            B = "p"
        };
        int[] a = [1, 2, 3];
        (int, object) t = (5, "t");
        decimal m = 1.5m;
        for (int i = 0; i < n; i++)
        {
            await Task.Yield();
            l *= 3;
            d += i;
            s += i;
            p.A += i;
            p.B += ".";
            a[i % 3]++;
            t.Item1--;
            m *= 2;
        }

        return $"{l} {d} {s} {p.A} {p.B} {a[0]}{a[1]}{a[2]} {t} {m}";
    }

    static async Task Main()
    {
        Console.WriteLine(await Work(5));
        int count = 0;
        for (int i = 0; i < 1000; i++)
        {
            await Task.Yield();
            count++;
        }

        Console.WriteLine(count);
    }
}

// expect: 243 10.5 01234 11 p..... 344 (0, t) 48.0
// expect: 1000
