// Delegates as arguments: static, instance, closures, multicast; C keeps one while it lives; null is a null pointer.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    delegate int Binary(int a, int b);
    [DllImport(Lib)] static extern int call_binary(Binary? f, int a, int b);
    [DllImport(Lib)] static extern void keep_callback(Binary f);
    [DllImport(Lib)] static extern int call_kept(int a, int b);

    class Counter { public int Total; public int Add(int a, int b) => Total += a * b; }
    static int Subtract(int a, int b) => a - b;

    static void Main()
    {
        Console.WriteLine(call_binary(Subtract, 10, 3));
        var counter = new Counter { Total = 100 };
        Console.WriteLine(call_binary(counter.Add, 2, 3) + " " + counter.Total);
        int captured = 5;
        Console.WriteLine(call_binary((a, b) => a + b + captured, 1, 2));
        Console.WriteLine(call_binary(null, 1, 2));
        Binary many = (a, b) => { Console.Write("first "); return 1; };
        many += (a, b) => 2 * a;
        Console.WriteLine(call_binary(many, 21, 0));
        Binary kept = (a, b) => a * b;
        keep_callback(kept);
        GC.Collect();
        for (int i = 0; i < 3; i++) Console.Write(call_kept(i, 7) + " ");
        Console.WriteLine();
        GC.KeepAlive(kept);
        Console.WriteLine(call_binary((a, b) => call_binary((c, d) => c - d, a, b) * 10, 9, 4));
    }
}

// expect: 7
// expect: 106 106
// expect: 8
// expect: -1
// expect: first 42
// expect: 0 7 14 
// expect: 50
