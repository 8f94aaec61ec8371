// Index and value are evaluated before an array or object is checked; what they do is visible.
using System;

class C { public int F; public int[]? A; public int P { get; set; } public virtual void V(int x) { } }

static class P
{
    static int I(int i) { Console.Write("index "); return i; }
    static int V(int v) { Console.Write("value "); return v; }
    static int Boom() { Console.Write("boom "); throw new InvalidOperationException(); }

    static void Try(string what, Action a)
    {
        Console.Write(what + ": ");
        try { a(); Console.WriteLine("ok"); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name); }
    }

    static void Main()
    {
        for (int round = 0; round < 2; round++)
        {
            int[]? none = null;
            int[] one = new int[1];
            C? c = null;
            object[] strings = new string[1];
            int zero = 0;
            Try("null array", () => none![I(1)] = V(2));
            Try("null array, value throws", () => none![I(1)] = Boom());
            Try("beyond", () => one[I(1)] = V(2));
            Try("beyond, value throws", () => one[I(1)] = Boom());
            Try("compound on null", () => none![I(1)] += V(2));
            Try("field of null", () => c!.F = V(3));
            Try("field of null, value throws", () => c!.F = Boom());
            Try("virtual on null", () => c!.V(V(3)));
            Try("property of null", () => c!.P += V(3));
            Try("inner null", () => new C().A![I(0)] = V(3));
            Try("wrong element", () => strings[I(0)] = V(3));
            Try("wrong element beyond", () => strings[I(1)] = V(3));
            Try("ref of wrong element", () => { ref object r = ref strings[I(0)]; });
            Try("divide", () => _ = V(3) / zero);
            Try("divide, divisor throws", () => _ = V(3) / Boom());
            Try("md beyond", () => { int[,] md = new int[2, 2]; md[I(1), I(2)] = V(3); });
            Try("delegate null", () => ((Action<int>?)null)!(V(1)));
            Try("string beyond", () => _ = "abc"[I(3)]);
        }
    }
}

// expect: null array: index value NullReferenceException
// expect: null array, value throws: index boom InvalidOperationException
// expect: beyond: index value IndexOutOfRangeException
// expect: beyond, value throws: index boom InvalidOperationException
// expect: compound on null: index NullReferenceException
// expect: field of null: value NullReferenceException
// expect: field of null, value throws: boom InvalidOperationException
// expect: virtual on null: value NullReferenceException
// expect: property of null: NullReferenceException
// expect: inner null: index value NullReferenceException
// expect: wrong element: index value ArrayTypeMismatchException
// expect: wrong element beyond: index value IndexOutOfRangeException
// expect: ref of wrong element: index ArrayTypeMismatchException
// expect: divide: value DivideByZeroException
// expect: divide, divisor throws: value boom InvalidOperationException
// expect: md beyond: index index value IndexOutOfRangeException
// expect: delegate null: value NullReferenceException
// expect: string beyond: index IndexOutOfRangeException
// expect: null array: index value NullReferenceException
// expect: null array, value throws: index boom InvalidOperationException
// expect: beyond: index value IndexOutOfRangeException
// expect: beyond, value throws: index boom InvalidOperationException
// expect: compound on null: index NullReferenceException
// expect: field of null: value NullReferenceException
// expect: field of null, value throws: boom InvalidOperationException
// expect: virtual on null: value NullReferenceException
// expect: property of null: NullReferenceException
// expect: inner null: index value NullReferenceException
// expect: wrong element: index value ArrayTypeMismatchException
// expect: wrong element beyond: index value IndexOutOfRangeException
// expect: ref of wrong element: index ArrayTypeMismatchException
// expect: divide: value DivideByZeroException
// expect: divide, divisor throws: value boom InvalidOperationException
// expect: md beyond: index index value IndexOutOfRangeException
// expect: delegate null: value NullReferenceException
// expect: string beyond: index IndexOutOfRangeException
