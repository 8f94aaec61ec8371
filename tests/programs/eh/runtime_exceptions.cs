// Exceptions that the runtime itself raises.
using System;

class C
{
    public int F;
    public virtual int V() => 1;
    public int[] A = [];
}

static class P
{
    static void Try(string name, Action a)
    {
        try
        {
            a();
            Console.WriteLine(name + ": nothing");
        }
        catch (Exception e)
        {
            Console.WriteLine(name + ": " + e.GetType().Name);
        }
    }

    static void Main()
    {
        C n = null!;
        int[] arr = new int[3];
        int zero = 0, minusOne = -1;
        string s = null!;
        object o = "s";
        long lzero = 0;
        object[] os = new string[1];
        Array na = null!;
        Try("field of null", () => Console.WriteLine(n.F));
        Try("store to null", () => n.F = 1);
        Try("virtual on null", () => n.V());
        Try("field of null array", () => Console.WriteLine(n.A.Length));
        Try("string length", () => Console.WriteLine(s.Length));
        Try("null array", () =>
        {
            int[] z = null!;
            z[0] = 1;
        });
        Try("index 3", () => arr[3] = 1);
        Try("index -1", () => Console.WriteLine(arr[minusOne]));
        Try("divide", () => Console.WriteLine(1 / zero));
        Try("remainder", () => Console.WriteLine(1 % zero));
        Try("long divide", () => Console.WriteLine(1L / lzero));
        Try("min / -1", () => Console.WriteLine(int.MinValue / minusOne));
        Try("lmin / -1", () => Console.WriteLine(long.MinValue / minusOne));
        Try("cast", () => Console.WriteLine((Version)o));
        Try("array store", () => os[0] = 5);
        Try("negative size", () => Console.WriteLine(new int[minusOne].Length));
        Try("string index", () => Console.WriteLine("abc"[zero + 3]));
        Try("throw null", () => throw null!);
        Try("span", () =>
        {
            Span<int> sp = arr;
            sp[zero + 3] = 1;
        });
        Try("enum parse", () => Enum.Parse<DayOfWeek>("nope"));
        Try("int parse", () => int.Parse("x"));
        Try("key", () => _ = new System.Collections.Generic.Dictionary<int, int>()[1]);
        Try("list", () => _ = new System.Collections.Generic.List<int>()[0]);
        Try("not supported", () => ((System.Collections.IList)arr).Add(1));
        Try("object disposed", () =>
        {
            var m = new System.IO.MemoryStream();
            m.Dispose();
            m.WriteByte(1);
        });
        Try("float divide", () => Console.WriteLine(1.0 / zero));
        Try("lock null", () =>
        {
            lock (na)
            {
            }
        });
    }
}

// expect: field of null: NullReferenceException
// expect: store to null: NullReferenceException
// expect: virtual on null: NullReferenceException
// expect: field of null array: NullReferenceException
// expect: string length: NullReferenceException
// expect: null array: NullReferenceException
// expect: index 3: IndexOutOfRangeException
// expect: index -1: IndexOutOfRangeException
// expect: divide: DivideByZeroException
// expect: remainder: DivideByZeroException
// expect: long divide: DivideByZeroException
// expect: min / -1: OverflowException
// expect: lmin / -1: OverflowException
// expect: cast: InvalidCastException
// expect: array store: ArrayTypeMismatchException
// expect: negative size: OverflowException
// expect: string index: IndexOutOfRangeException
// expect: throw null: NullReferenceException
// expect: span: IndexOutOfRangeException
// expect: enum parse: ArgumentException
// expect: int parse: FormatException
// expect: key: KeyNotFoundException
// expect: list: ArgumentOutOfRangeException
// expect: not supported: NotSupportedException
// expect: object disposed: ObjectDisposedException
// expect: Infinity
// expect: float divide: nothing
// expect: lock null: ArgumentNullException
