// Managed function pointers, static, generic and through a table; UnmanagedCallersOnly round trip.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

static unsafe class P
{
    static int Add(int a, int b) => a + b;
    static int Sub(int a, int b) => a - b;
    static T Id<T>(T t) => t;
    static void Swap(ref int a, ref int b) => (a, b) = (b, a);
    static (int, string) Pair(string s, double d) => ((int)d, s);
    [UnmanagedCallersOnly] static int Triple(int x) => 3 * x;

    static void Main()
    {
        delegate*<int, int, int>[] ops = new delegate*<int, int, int>[] { &Add, &Sub };
        foreach (var op in ops) Console.WriteLine(op(10, 3));
        delegate*<string, string> id = &Id<string>; Console.WriteLine(id("s"));
        delegate*<ref int, ref int, void> swap = &Swap; int x = 1, y = 2; swap(ref x, ref y); Console.WriteLine(x + "" + y);
        delegate*<string, double, (int, string)> pair = &Pair; Console.WriteLine(pair("p", 2.9));
        delegate* unmanaged<int, int> triple = &Triple; Console.WriteLine(triple(14));
        void* raw = (delegate*<int, int, int>)&Add; Console.WriteLine(((delegate*<int, int, int>)raw)(1, 1));
    }
}

// expect: 13
// expect: 7
// expect: s
// expect: 21
// expect: (2, p)
// expect: 42
// expect: 2
