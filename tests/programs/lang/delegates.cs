// Delegates: static, instance, virtual, closures, multicast, removal, equality, return values.
using System;

delegate int Op(int a, int b);
delegate void RefOp(ref int x);
delegate T Maker<T>();
class Counter
{
    public int N;
    public int Add(int a, int b) => N += a + b;
    public virtual string Who() => "counter";
}

class Sub : Counter
{
    public override string Who() => "sub";
}

struct Val
{
    public int X;
    public int Get() => X;
}

static class Ext
{
    public static int Len(this string s) => s.Length;
}

static class P
{
    static int Mul(int a, int b) => a * b;
    static int Apply(Op f, int a, int b) => f(a, b);
    static void Main()
    {
        Console.WriteLine(Apply(Mul, 6, 7));
        var c = new Counter();
        Op add = c.Add;
        add(1, 2);
        add(3, 4);
        Console.WriteLine(c.N);
        Func<string> who = new Sub().Who;
        Console.WriteLine(who());
        int captured = 10;
        Func<int, int> inc = x => x + captured;
        captured = 20;
        Console.WriteLine(inc(1));
        Action log = () => Console.Write("a");
        log += () => Console.Write("b");
        Action b = () => Console.Write("c");
        log += b;
        log();
        Console.WriteLine();
        log -= b;
        log();
        Console.WriteLine(log.GetInvocationList().Length);
        Op multi = Mul;
        multi += c.Add;
        Console.WriteLine(multi(2, 3));
        Console.WriteLine(new Op(Mul) == new Op(Mul));
        Console.WriteLine(new Op(c.Add) == new Op(new Counter().Add));
        RefOp r = (ref int x) => x *= 2;
        r += (ref int x) => x += 1;
        int v = 5;
        r(ref v);
        Console.WriteLine(v);
        Maker<string> m = () => "made";
        Console.WriteLine(m());
        Val val = new()
        {
            X = 3
        };
        Func<int> get = val.Get;
        val.X = 9;
        Console.WriteLine(get());
        Func<int> len = "four".Len;
        Console.WriteLine(len());
        Action? none = null;
        none?.Invoke();
        none += () => Console.WriteLine("one");
        none();
        none = (Action? )Delegate.Remove(none, none);
        Console.WriteLine(none == null);
        Func<int, Func<int, int>> curry = a => y => a - y;
        Console.WriteLine(curry(10)(3));
        Comparison<int> cmp = (x, y) => y - x;
        int[] arr =
        {
            1,
            3,
            2
        };
        Array.Sort(arr, cmp);
        Console.WriteLine(string.Join("", arr));
        Predicate<string> isNull = string.IsNullOrEmpty;
        Console.WriteLine(isNull(""));
        try
        {
            Op nul = null!;
            nul(1, 2);
        }
        catch (NullReferenceException)
        {
            Console.WriteLine("null delegate");
        }
    }
}

// expect: 42
// expect: 10
// expect: sub
// expect: 21
// expect: abc
// expect: ab2
// expect: 15
// expect: True
// expect: False
// expect: 11
// expect: made
// expect: 3
// expect: 4
// expect: one
// expect: True
// expect: 7
// expect: 321
// expect: True
// expect: null delegate
