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
    public int Count = 1000, ReduceSeconds = 300, Batch = 25, Parallel = 2;
    public bool All, Print, NoReduce, Keep, Compile;

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
                case "--reduce-seconds": o.ReduceSeconds = int.Parse(args[++i]); break;
                case "--compile": o.Compile = true; break;
                case "--keep": o.Keep = true; break;
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

    // Each batch meets one configuration, its neighbours others.
    IEnumerable<Config> Configs(int batch) => o.All ? Config.All : [Config.All[batch % Config.All.Length]];

    void Batch(int index)
    {
        var programs = new Dictionary<ulong, string>();
        for (int i = index * o.Batch; i < Math.Min(o.Count, (index + 1) * o.Batch); i++) programs[o.Seed + (ulong)i] = new Gen(o.Seed + (ulong)i).Program();
        string dll = Path.Combine(o.Out, $"b{index}", "classic.dll"), asyncDll = Path.Combine(o.Out, $"b{index}", "async.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(dll)!);
        compiler.Compile(programs, dll, false, (seed, d) => { Interlocked.Increment(ref rejected); Console.Error.WriteLine($"seed {seed} is no C#: {d}"); });
        ulong[] seeds = [.. programs.Keys];
        if (seeds.Length == 0) return;
        if (o.Compile) return;
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
        if (good && !o.Keep) Directory.Delete(Path.GetDirectoryName(dll)!, true);
    }

    void Differ(ulong seed, Config c, string? expected, string? got)
    {
        lock (differences) differences.Add((seed, c));
        Interlocked.Increment(ref wrong);
        string folder = Path.Combine(o.Out, "differences");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{seed}.dotnet"), expected);
        File.WriteAllText(Path.Combine(folder, $"{seed}.{c.ToString().Replace(' ', '-')}"), got);
        Console.WriteLine($"DIFFERENCE seed {seed}, {c}: {Difference(expected, got)}\n    ./dev fuzz --seed {seed} --count 1 --all");
    }

    public static string Difference(string? expected, string? got)
    {
        string[] e = (expected ?? "nothing").Split('\n'), g = (got ?? "nothing").Split('\n');
        int i = 0;
        while (i < e.Length && i < g.Length && e[i] == g[i]) i++;
        return $"dotnet: {(i < e.Length ? e[i] : "(end)")} | coil: {(i < g.Length ? string.Join(" / ", g.Skip(i).Take(g[i].StartsWith("ends") || g[i] == "hangs" ? 4 : 1)) : "(end)")}";
    }

    // Writes the program that differs, as small as it gets, as one file beside dotnet's and coil's answers.
    void Reduce(ulong seed, Config c)
    {
        string program = new Gen(seed).Program(), folder = Path.Combine(o.Out, "differences"), file = Path.Combine(folder, $"{seed}.cs");
        Console.Error.WriteLine($"reducing {seed} ...");
        string dll = Path.Combine(o.Out, "reduce", "reduce.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(dll)!);
        var quick = new Executor(o.Coil) { QuietSeconds = 25 };
        bool? broken = null;
        // The first look decides what kind of difference it is: wrong output, or an end.
        bool Differs(string text)
        {
            if (!compiler.Compile(new() { [seed] = text }, dll, c.RuntimeAsync)) return false;
            string? got = quick.Run(dll, c, [seed]).GetValueOrDefault(seed);
            bool ended = Executor.Broken(got);
            if (broken is { } b && b != ended) return false;
            if (c.RuntimeAsync && !compiler.Compile(new() { [seed] = text }, dll, false)) return false;
            string? expected = quick.Run(dll, Config.Oracle, [seed]).GetValueOrDefault(seed);
            if (got == expected || Executor.Broken(expected)) return false;
            broken ??= ended;
            return true;
        }
        if (!Differs(program)) { Console.WriteLine($"seed {seed}, {c}: does not differ alone"); File.WriteAllText(file, compiler.Whole(program, seed)); return; }
        var reducer = new Reducer(Differs, TimeSpan.FromSeconds(o.ReduceSeconds));
        string small = reducer.Run(program);
        File.WriteAllText(file, compiler.Whole(small, seed));
        Console.WriteLine($"seed {seed}, {c}: {program.Length} characters became {small.Length} in {reducer.Attempts} attempts: {file}");
        Console.WriteLine(small);
    }
}
