// Awaits in the middle of expressions: what was evaluated before them stays on the stack.
using System;
using System.Threading.Tasks;

class C { public int F; public int[] A = [1, 2, 3]; public C Self { get { Console.Write("self "); return this; } } }
struct S { public int X, Y; public S(int x, int y) { X = x; Y = y; } }

static class P
{
    static async Task<int> W(int x) { await Task.Yield(); Console.Write("w" + x + " "); return x; }
    static int L(int x) { Console.Write("l" + x + " "); return x; }
    static string Join(int a, long b, string c, double d, S s, object o) => $"{a} {b} {c} {d} {s.X}{s.Y} {o}";

    static async Task Main()
    {
        Console.WriteLine(L(1) + await W(2) * (L(3) + await W(4)));
        Console.WriteLine(Join(L(1), await W(2), "s", 2.5 + await W(3), new S(L(4), await W(5)), await W(6)));
        var c = new C();
        c.Self.F += await W(7);
        Console.WriteLine(c.F);
        c.Self.A[L(1)] += await W(10);
        Console.WriteLine(c.A[1]);
        int[] arr = { L(1), await W(2), await W(3) };
        Console.WriteLine(string.Join(",", arr));
        arr[await W(0)] = await W(9);
        Console.WriteLine(arr[0]);
        var t = (L(1), await W(2), "x" + await W(3));
        Console.WriteLine(t);
        string s = "a" + await W(1) + "b" + await W(2);
        Console.WriteLine(s);
        Console.WriteLine($"{await W(1)}-{L(2)}-{await W(3):D3}");
        var d = new System.Collections.Generic.Dictionary<string, int> { ["k"] = await W(8) };
        d["k"] += await W(1);
        Console.WriteLine(d["k"]);
        decimal m = 1.5m + await W(2) * 2.5m;
        Console.WriteLine(m);
        Func<Task<int>> f = async () => await W(5) + await W(6);
        Console.WriteLine(await f() - await W(1));
    }
}

// expect: l1 w2 l3 w4 15
// expect: l1 w2 w3 l4 w5 w6 1 2 s 5.5 45 6
// expect: self w7 7
// expect: self l1 w10 12
// expect: l1 w2 w3 1,2,3
// expect: w0 w9 9
// expect: l1 w2 w3 (1, 2, x3)
// expect: w1 w2 a1b2
// expect: w1 l2 w3 1-2-003
// expect: w8 w1 9
// expect: w2 6.5
// expect: w5 w6 w1 10
