// The differential fuzzer: random C# programs, run on dotnet and on coil in several configurations; what they print must be the same.
// docs/testing.md tells how to use it.
//
// usage: fuzz OUT --coil PATH --roslyn DIR --refs DIR --prelude FILE [--seed N] [--count N] [--batch N] [--all] [--print] [--keep] [--no-reduce] [-j N]
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;

sealed class Options
{
    public string Out = "", Coil = "", Roslyn = "", Refs = "", Prelude = "";
    public ulong Seed = (ulong)(DateTime.UtcNow.Ticks / 10_000_000 % 100_000_000) * 100_000;
    public int Count = 1000, Batch = 50, Parallel = 2;
    public bool All, Print, NoReduce;

    public static Options? Parse(string[] args)
    {
        var o = new Options();
        for (int i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--coil": o.Coil = args[++i]; break;
                case "--roslyn": o.Roslyn = args[++i]; break;
                case "--refs": o.Refs = args[++i]; break;
                case "--prelude": o.Prelude = args[++i]; break;
                case "--seed": o.Seed = ulong.Parse(args[++i]); break;
                case "--count": o.Count = int.Parse(args[++i]); break;
                case "--batch": o.Batch = int.Parse(args[++i]); break;
                case "-j": o.Parallel = int.Parse(args[++i]); break;
                case "--all": o.All = true; break;
                case "--print": o.Print = true; break;
                case "--no-reduce": o.NoReduce = true; break;
                default: if (args[i].StartsWith('-') || o.Out != "") return null; o.Out = args[i]; break;
            }
        return o.Out == "" ? null : o;
    }
}

static class Entry
{
    static int Main(string[] args)
    {
        if (Options.Parse(args) is not { } o) { Console.Error.WriteLine("usage: fuzz [--seed N] [--count N] [--batch N] [--all] [--print] [--no-reduce] [-j N]"); return 2; }
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            string path = Path.Combine(o.Roslyn, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
        if (o.Print) { for (int i = 0; i < o.Count; i++) Console.WriteLine(new Gen(o.Seed + (ulong)i).Program()); return 0; }
        return new Fuzzer(o).Run();
    }
}

sealed class Fuzzer(Options o)
{
    readonly Compiler compiler = new(o.Refs, o.Prelude);
    readonly Executor executor = new(o.Coil);
    int ran, wrong, rejected;
    readonly List<(ulong Seed, Config Config)> differences = [];

    public int Run()
    {
        Directory.CreateDirectory(o.Out);
        Console.WriteLine($"seed {o.Seed}, {o.Count} programs");
        int batches = (o.Count + o.Batch - 1) / o.Batch;
        var watch = Stopwatch.StartNew();
        Parallel.For(0, batches, new ParallelOptions { MaxDegreeOfParallelism = o.Parallel }, i =>
        {
            Batch(i);
            Console.Error.WriteLine($"... {Volatile.Read(ref ran)} of {o.Count}, {Volatile.Read(ref wrong)} differ, {Volatile.Read(ref rejected)} were no C#, {watch.Elapsed.TotalSeconds:0} s");
        });
        if (!o.NoReduce)
            foreach (var d in differences.GroupBy(d => d.Seed).Take(5)) Reduce(d.Key, d.First().Config);
        Console.WriteLine($"{ran} programs from seed {o.Seed}, {differences.GroupBy(d => d.Seed).Count()} differ, {rejected} were no C#");
        return differences.Count == 0 ? 0 : 1;
    }

    // Each batch meets some of the configurations; neighbours meet others.
    IEnumerable<Config> Configs(int batch) => o.All ? Config.All : batch % 6 == 5 ? [Config.All[4 + batch / 6 % 3]] : batch % 2 == 0 ? [Config.All[0], Config.All[3]] : [Config.All[1], Config.All[2]];

    void Batch(int index)
    {
        var programs = new Dictionary<ulong, string>();
        for (int i = index * o.Batch; i < Math.Min(o.Count, (index + 1) * o.Batch); i++) programs[o.Seed + (ulong)i] = new Gen(o.Seed + (ulong)i).Program();
        string dll = Path.Combine(o.Out, $"b{index}", "classic.dll"), asyncDll = Path.Combine(o.Out, $"b{index}", "async.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(dll)!);
        compiler.Compile(programs, dll, false, (seed, d) => { Interlocked.Increment(ref rejected); Console.Error.WriteLine($"seed {seed} is no C#: {d}"); });
        ulong[] seeds = [.. programs.Keys];
        if (seeds.Length == 0) return;
        var expected = executor.Run(dll, Config.Oracle, seeds);
        bool hasAsync = false, good = true;
        foreach (Config c in Configs(index))
        {
            if (c.RuntimeAsync && !hasAsync) hasAsync = compiler.Compile(programs, asyncDll, true);
            var got = executor.Run(c.RuntimeAsync ? asyncDll : dll, c, seeds);
            foreach (ulong s in seeds)
                if (got.GetValueOrDefault(s) != expected.GetValueOrDefault(s)) { good = false; Differ(s, c, expected.GetValueOrDefault(s), got.GetValueOrDefault(s)); }
        }
        Interlocked.Add(ref ran, seeds.Length);
        if (good) Directory.Delete(Path.GetDirectoryName(dll)!, true);
    }

    void Differ(ulong seed, Config c, string? expected, string? got)
    {
        lock (differences) differences.Add((seed, c));
        Interlocked.Increment(ref wrong);
        Console.WriteLine($"DIFFERENCE seed {seed}, {c}: {Difference(expected, got)}\n    ./dev fuzz --seed {seed} --count 1 --all");
    }

    public static string Difference(string? expected, string? got)
    {
        string[] e = (expected ?? "nothing").Split('\n'), g = (got ?? "nothing").Split('\n');
        int i = 0;
        while (i < e.Length && i < g.Length && e[i] == g[i]) i++;
        return $"dotnet: {(i < e.Length ? e[i] : "(end)")} | coil: {(i < g.Length ? string.Join(" / ", g.Skip(i).Take(g[i].StartsWith("ends") || g[i] == "hangs" ? 4 : 1)) : "(end)")}";
    }

    void Reduce(ulong seed, Config c)
    {
    }
}
