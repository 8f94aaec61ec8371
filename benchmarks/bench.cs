// Small measurements, one a name: bench NAME prints "NAME VALUE UNIT". Each shape is warmed up, then the best of five rounds counts.
// Every shape returns a number that depends on all of its work, so that nothing can be optimised away; a wrong one ends the program.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks;

record Shape(string Name, string Unit, int Operations, long Expected, Func<int, Task<long>> Run);

static class Program
{
    // Operations is what one round does; the unit is time per operation, or per round where Operations is 1.
    static readonly Shape[] shapes =
    [
        Sync("fib", "ms", 1, 832040, _ => Fib(30)),
        Sync("sieve", "ms", 1, 148933, _ => Sieve(2_000_000)),
        Sync("nbody", "ms", 1, 5, _ => Orbit(200_000)),
        Sync("matmul", "ms", 1, 4_096_000, _ => MatMul(160)),
        Sync("iface", "ns", 8_000_000, 20_000_000, n => Interfaces(n)),
        Sync("delegate", "ns", 8_000_000, 8_000_000, n => Delegates(n)),
        Sync("alloc", "ns", 4_000_000, 7_999_998_000_000, n => Allocate(n)),
        Sync("tree", "ms", 1, 131_071, _ => Tree.Make(16).Count()),
        Sync("dictionary", "ns", 500_000, 124_999_750_000, n => Lookups(n)),
        Sync("string", "ms", 1, 581_165, _ => Text(100_000)),
        Sync("linq", "ms", 1, 33_333_166_665, _ => Query(200_000)),
        Sync("sort", "ms", 1, 1, _ => Sort(300_000)),
        Sync("throw", "ns", 2_000, 2_000, n => Throw(n)),
        new("await-sync", "ns", 4_000_000, 4_000_000, n => AwaitSync(n)),
        new("await-value", "ns", 4_000_000, 4_000_000, n => AwaitValue(n)),
        new("await-suspend", "ns", 200_000, 200_000, n => AwaitSuspend(n)),
        new("await-deep", "ns", 64_000, 64_000, n => AwaitDeep(n / 64)),
        new("yield", "ns", 100_000, 100_000, n => Yields(n)),
        new("delay-many", "ms", 1, 10_000, _ => Delays(10_000)),
    ];

    static Shape Sync(string name, string unit, int n, long expected, Func<int, long> f) => new(name, unit, n, expected, x => Task.FromResult(f(x)));

    static async Task<int> Main(string[] args)
    {
        if (args.Length == 0) { foreach (Shape s in shapes) Console.WriteLine(s.Name); return 0; }
        foreach (string name in args)
        {
            Shape? s = shapes.FirstOrDefault(x => x.Name == name);
            if (s == null) { Console.Error.WriteLine("no shape " + name); return 2; }
            double best = double.MaxValue;
            for (int round = 0; round < 6; round++)
            {
                Stopwatch w = Stopwatch.StartNew();
                long got = await s.Run(s.Operations);
                double time = w.Elapsed.TotalNanoseconds;
                if (got != s.Expected) { Console.Error.WriteLine($"{name}: computed {got}, not {s.Expected}"); return 1; }
                if (round > 0) best = Math.Min(best, time);
            }
            Console.WriteLine($"{s.Name} {(s.Unit == "ms" ? best / 1e6 : best / s.Operations):F2} {s.Unit}");
        }
        return 0;
    }

    static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);

    static long Sieve(int limit)
    {
        var composite = new bool[limit + 1];
        int primes = 0;
        for (int i = 2; i <= limit; i++)
        {
            if (composite[i]) continue;
            primes++;
            for (long j = (long)i * i; j <= limit; j += i) composite[j] = true;
        }
        return primes;
    }

    // Five bodies under gravity; the sum of the final distances only has to be finite.
    static long Orbit(int steps)
    {
        double[] x = [0, 4.8, 8.3, 12.9, 15.4], y = [0, -1.2, 4.1, -15.1, -25.9], vx = [0, 0.6, -1.0, 1.1, 0.98], vy = [0, 2.8, 1.8, 0.87, 0.59], m = [39.5, 0.04, 0.01, 0.002, 0.002];
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < 5; i++)
                for (int j = i + 1; j < 5; j++)
                {
                    double dx = x[i] - x[j], dy = y[i] - y[j], d2 = dx * dx + dy * dy + 0.01, mag = 0.001 / (d2 * Math.Sqrt(d2));
                    vx[i] -= dx * m[j] * mag; vy[i] -= dy * m[j] * mag;
                    vx[j] += dx * m[i] * mag; vy[j] += dy * m[i] * mag;
                }
            for (int i = 0; i < 5; i++) { x[i] += 0.001 * vx[i]; y[i] += 0.001 * vy[i]; }
        }
        return x.Count(double.IsFinite);
    }

    static long MatMul(int n)
    {
        double[,] a = new double[n, n], b = new double[n, n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { a[i, j] = 1; b[i, j] = 1; }
        double trace = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) { double sum = 0; for (int k = 0; k < n; k++) sum += a[i, k] * b[k, j]; trace += sum; }
        return (long)trace;
    }

    interface IValue { int Get(); }
    class V1 : IValue { public int Get() => 1; }
    class V2 : IValue { public int Get() => 2; }
    class V3 : IValue { public int Get() => 3; }
    class V4 : IValue { public int Get() => 4; }

    static long Interfaces(int n)
    {
        IValue[] all = [new V1(), new V2(), new V3(), new V4()];
        long sum = 0;
        for (int i = 0; i < n; i++) sum += all[i & 3].Get();
        return sum;
    }

    static long Delegates(int n)
    {
        long sum = 0;
        Action add = () => sum++;
        for (int i = 0; i < n; i++) add();
        return sum;
    }

    class Cell { public Cell? Next; public int Value; }

    static long Allocate(int n)
    {
        long sum = 0;
        Cell? last = null;
        for (int i = 0; i < n; i++)
        {
            last = new Cell { Value = i, Next = (i & 7) == 0 ? null : last };
            sum += last.Value;
        }
        return sum;
    }

    class Tree
    {
        Tree? left, right;
        public static Tree Make(int depth) => depth == 0 ? new Tree() : new Tree { left = Make(depth - 1), right = Make(depth - 1) };
        public int Count() => 1 + (left?.Count() ?? 0) + (right?.Count() ?? 0);
    }

    static long Lookups(int n)
    {
        var d = new Dictionary<int, long>();
        for (int i = 0; i < n; i++) d[i * 31] = i;
        long sum = 0;
        for (int i = 0; i < n; i++) if (d.TryGetValue(i * 31, out long v)) sum += v;
        return sum;
    }

    static long Text(int n)
    {
        var sb = new StringBuilder();
        for (int i = 0; i < n; i++) sb.Append(i).Append(',');
        long sum = 0;
        foreach (string part in sb.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries)) sum += part.Length + (part.Contains("99") ? 25 : 0);
        return sum;
    }

    static long Query(int n) => Enumerable.Range(0, n).Where(x => x % 3 == 0).Select(x => (long)x * 5).OrderByDescending(x => x).Sum();

    static long Sort(int n)
    {
        uint seed = 12345;
        int[] a = new int[n];
        for (int i = 0; i < n; i++) { seed = seed * 1664525 + 1013904223; a[i] = (int)(seed >> 4); }
        Array.Sort(a);
        for (int i = 1; i < n; i++) if (a[i - 1] > a[i]) return 0;
        return 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Thrower() => throw new InvalidOperationException();

    static long Throw(int n)
    {
        long caught = 0;
        for (int i = 0; i < n; i++) { try { Thrower(); } catch (InvalidOperationException) { caught++; } }
        return caught;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] static async Task<int> One() => 1;
    [MethodImpl(MethodImplOptions.NoInlining)] static async ValueTask<int> OneValue() => 1;

    static async Task<long> AwaitSync(int n) { long sum = 0; for (int i = 0; i < n; i++) sum += await One(); return sum; }
    static async Task<long> AwaitValue(int n) { long sum = 0; for (int i = 0; i < n; i++) sum += await OneValue(); return sum; }

    // An awaiter that suspends and is resumed at once, by the code that awaited.
    class Gate : ICriticalNotifyCompletion
    {
        public Action? Continuation;
        public Gate GetAwaiter() => this;
        public bool IsCompleted => false;
        public void GetResult() { }
        public void OnCompleted(Action c) => Continuation = c;
        public void UnsafeOnCompleted(Action c) => Continuation = c;
    }

    static Task<long> AwaitSuspend(int n)
    {
        var gate = new Gate();
        Task<long> t = Loop(gate, n);
        while (!t.IsCompleted) gate.Continuation!();
        return t;
    }

    static async Task<long> Loop(Gate g, int n) { long count = 0; for (int i = 0; i < n; i++) { await g; count++; } return count; }

    // A suspension at the bottom of 64 frames.
    static Task<long> AwaitDeep(int n)
    {
        var gate = new Gate();
        Task<long> t = Repeat(gate, n);
        while (!t.IsCompleted) gate.Continuation!();
        return t;
    }

    static async Task<long> Repeat(Gate g, int n) { long sum = 0; for (int i = 0; i < n; i++) sum += await Down(g, 63); return sum; }

    static async Task<int> Down(Gate g, int depth)
    {
        if (depth > 0) return 1 + await Down(g, depth - 1);
        await g;
        return 1;
    }

    static async Task<long> Yields(int n) { long count = 0; for (int i = 0; i < n; i++) { await Task.Yield(); count++; } return count; }

    static async Task<long> Delays(int n)
    {
        var all = new Task[n];
        for (int i = 0; i < n; i++) all[i] = Task.Delay(20);
        await Task.WhenAll(all);
        return all.Count(t => t.IsCompletedSuccessfully);
    }
}
