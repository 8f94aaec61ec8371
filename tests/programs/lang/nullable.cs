// Nullable value types: lifting, boxing, coalescing, comparison, default.
using System;

static class P
{
    static int? Half(int x) => x % 2 == 0 ? x / 2 : null;
    static void Main()
    {
        int? a = 5, n = null;
        Console.WriteLine(a + 1);
        Console.WriteLine((a + n).HasValue);
        Console.WriteLine(n ?? 9);
        Console.WriteLine(a > n);
        Console.WriteLine(n == null);
        Console.WriteLine(a.Value + a.GetValueOrDefault(3) + n.GetValueOrDefault(4));
        object? o = a;
        Console.WriteLine(o is int);
        object? on = n;
        Console.WriteLine(on == null);
        int? back = (int? )o;
        Console.WriteLine(back);
        Console.WriteLine(((int? )on).HasValue);
        try
        {
            _ = n!.Value;
        }
        catch (InvalidOperationException)
        {
            Console.WriteLine("no value");
        }

        Console.WriteLine(Half(8) + " " + Half(7) + ".");
        bool? t = true, u = null;
        Console.WriteLine((t & u) == null);
        Console.WriteLine((t | u) == true);
        n ??= 3;
        Console.WriteLine(n);
        Console.WriteLine(a.Equals(5) + " " + a.GetHashCode());
        DateTime? d = null;
        Console.WriteLine(d?.Year == null);
        Console.WriteLine(a is { } v ? v : -1);
        string? s = null;
        Console.WriteLine(s?.Length ?? -1);
        Console.WriteLine(typeof(int? ) == typeof(Nullable<int>));
        Console.WriteLine(a.GetType() == typeof(int));
    }
}

// expect: 6
// expect: False
// expect: 9
// expect: False
// expect: True
// expect: 14
// expect: True
// expect: True
// expect: 5
// expect: False
// expect: no value
// expect: 4 .
// expect: True
// expect: True
// expect: 3
// expect: True 5
// expect: True
// expect: 5
// expect: -1
// expect: True
// expect: True
