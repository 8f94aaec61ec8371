// The test runner: compiles every program under tests/programs, runs it on coil and on dotnet, and compares with what the program's own text expects.
// tests/README.md describes the directives. Its last line is always "N passed, M failed".
//
// usage: run.dll ROOT OUT [--coil PATH] [--ilasm PATH] [--csbatch DLL] [--dotnet-only] [--coil-only] [--list] [--bless] [--strict] [--times] [--pool=N] [-j N] [FILTER...]
//   ROOT   folder of the programs        OUT   folder for everything that is built (kept between runs: it is the cache)
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

// What one source file says about itself.
class TestProgram
{
    public required string Path, Area, Name;
    public List<string> Expect = [], Refs = [], Modes = [], Stderr = [];
    public List<string[]> Runs = [];
    public int Exit, PoolWorkers, AllocationsPerCollection;
    public string Args = "", Stdin = "", Oracle = "both";

    public string Id => Area + "/" + Name;
    public bool IsIl => Path.EndsWith(".il");

    public static TestProgram Load(string root, string path)
    {
        string relative = System.IO.Path.GetRelativePath(root, path);
        var p = new TestProgram { Path = path, Area = System.IO.Path.GetDirectoryName(relative)!, Name = System.IO.Path.GetFileNameWithoutExtension(path) };
        string text = File.ReadAllText(path);
        foreach (string line in text.Split('\n')) p.ReadDirective(line.TrimEnd('\r'));
        if (p.Modes.Count == 0) p.Modes = !p.IsIl && Regex.IsMatch(text, @"\bawait\b") ? ["async", "classic"] : ["plain"];
        return p;
    }

    void ReadDirective(string line)
    {
        Match m = Regex.Match(line, @"// (expect|exit|stderr|args|stdin|modes|ref|oracle|pool|stress):( ?)(.*)$");
        if (!m.Success) return;
        string value = m.Groups[3].Value;
        switch (m.Groups[1].Value)
        {
            case "expect": Expect.Add(value); break;
            case "exit": Exit = int.Parse(value); break;
            case "stderr": Stderr.Add(value); break;
            case "args": Args = value; break;
            case "stdin": Stdin = Regex.Unescape(value); break;
            case "modes": Modes = [.. value.Split(' ', StringSplitOptions.RemoveEmptyEntries)]; break;
            case "ref": Refs.AddRange(value.Split(' ', StringSplitOptions.RemoveEmptyEntries)); break;
            case "oracle": Oracle = value; break;
            case "pool": PoolWorkers = int.Parse(value); break;
            case "stress": AllocationsPerCollection = int.Parse(value); break;
        }
    }
}

// One program compiled one way.
record Case(TestProgram Program, string Mode, string Dll)
{
    public string Label => Program.Modes.Count > 1 ? $"{Program.Id} [{Mode}]" : Program.Id;
    public bool HasOracle => Program.Oracle == "both" || Program.Oracle == Mode;
}

record Outcome(int Exit, string Stdout, string Stderr, bool TimedOut)
{
    // null if [o] is what [p] expects, otherwise the first difference in one line.
    public static string? Difference(TestProgram p, Outcome o)
    {
        if (o.TimedOut) return "did not end in time";
        string[] got = Lines(o.Stdout);
        string tail = FirstLine(o.Stderr) is { Length: > 0 } s ? "; stderr: " + s : "";
        for (int i = 0; i < Math.Max(got.Length, p.Expect.Count); i++)
        {
            string? g = i < got.Length ? got[i] : null, e = i < p.Expect.Count ? p.Expect[i] : null;
            if (g != e) return $"line {i + 1}: expected {Quote(e)}, got {Quote(g)}{ExitNote(p, o)}{tail}";
        }
        if (o.Exit != p.Exit) return $"exit code: expected {p.Exit}, got {o.Exit}{SignalNote(o.Exit)}{tail}";
        foreach (string part in p.Stderr)
            if (!o.Stderr.Contains(part)) return $"stderr does not contain {Quote(part)}{tail}";
        return null;
    }

    public static string[] Lines(string s) => s.Length == 0 ? [] : (s.EndsWith('\n') ? s[..^1] : s).Split('\n');
    static string Quote(string? s) => s == null ? "nothing" : "\"" + (s.Length > 160 ? s[..160] + "..." : s) + "\"";
    static string ExitNote(TestProgram p, Outcome o) => o.Exit == p.Exit ? "" : $" (exit {o.Exit}{SignalNote(o.Exit)})";
    static string SignalNote(int exit) => exit is > 128 and < 160 ? $", signal {exit - 128}" : "";
    static string FirstLine(string s) => s.Split('\n').FirstOrDefault(l => l.Trim().Length > 0) is { } l ? (l.Length > 200 ? l[..200] + "..." : l) : "";
}

static class Runner
{
    static string root = "", output = "", coil = "", ilasm = "", csbatch = "", roslyn = "", refDir = "", native = "";
    static bool dotnetOnly, coilOnly, bless, strict, times;
    static int parallel = Environment.ProcessorCount, poolWorkers;
    static readonly int stress = Number("COIL_GC_STRESS");
    // A collection at every allocation makes a program ten times slower and more.
    static readonly int timeoutMilliseconds = stress is > 0 and < 10 ? 300_000 : 120_000;
    static readonly List<string> filters = [];

    static int Main(string[] args)
    {
        bool list = false;
        var positional = new List<string>();
        for (int i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--coil": coil = args[++i]; break;
                case "--ilasm": ilasm = args[++i]; break;
                case "--csbatch": csbatch = args[++i]; break;
                case "--roslyn": roslyn = args[++i]; break;
                case "--refs": refDir = args[++i]; break;
                case "--native": native = args[++i]; break;
                case "-j": parallel = int.Parse(args[++i]); break;
                case "--dotnet-only": dotnetOnly = true; break;
                case "--coil-only": coilOnly = true; break;
                case "--bless": bless = dotnetOnly = true; break;
                case "--list": list = true; break;
                case "--strict": strict = true; break;
                case var s when s.StartsWith("--pool="): poolWorkers = int.Parse(s[7..]); break;
                case "--times": times = true; break;
                default: if (args[i].Length > 0) positional.Add(args[i]); break;
            }
        if (positional.Count < 2) { Console.Error.WriteLine("usage: run ROOT OUT [options] [FILTER...]"); return 2; }
        root = Path.GetFullPath(positional[0]);
        output = Path.GetFullPath(positional[1]);
        filters.AddRange(positional.Skip(2));
        List<TestProgram> programs = Find();
        if (list) { foreach (TestProgram p in programs) Console.WriteLine($"{p.Id} ({string.Join(", ", p.Modes)})"); return 0; }
        return Run(programs);
    }

    static List<TestProgram> Find() =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(f => (f.EndsWith(".cs") || f.EndsWith(".il")) && !f.EndsWith(".lib.cs") && !f.EndsWith(".lib.il"))
            .Order(StringComparer.Ordinal).Select(f => TestProgram.Load(root, f)).Where(Selected).ToList();

    // A filter with * or ? is a glob over area/name, otherwise a substring; several are alternatives.
    static bool Selected(TestProgram p) => filters.Count == 0 || filters.Any(f => f.IndexOfAny(['*', '?']) < 0
        ? p.Id.Contains(f)
        : Regex.IsMatch(p.Id, "^" + Regex.Escape(f).Replace("\\*", ".*").Replace("\\?", ".") + "$"));

    static int Run(List<TestProgram> programs)
    {
        Case[] cases = programs.SelectMany(p => p.Modes.Select(m => new Case(p, m, DllPath(p, m)))).ToArray();
        Build(cases);
        if (bless) { foreach (TestProgram p in programs) Bless(p); return 0; }
        var failures = new ConcurrentDictionary<Case, string>();
        var flaky = new ConcurrentDictionary<Case, string>();
        int done = 0;
        long reported = Stopwatch.GetTimestamp();
        Parallel.ForEach(Partitioner.Create(cases, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { MaxDegreeOfParallelism = parallel }, c =>
        {
            long start = Stopwatch.GetTimestamp();
            string? first = Check(c), why = first == null || strict ? first : Check(c);
            if (why != null) { failures[c] = why; Console.WriteLine($"FAIL {c.Label}: {why}"); }
            else if (first != null) { flaky[c] = first; Console.WriteLine($"FLAKY {c.Label}: {first}"); }
            if (times) Console.WriteLine($"{Stopwatch.GetElapsedTime(start).TotalSeconds,8:0.00} s {c.Label}");
            int n = Interlocked.Increment(ref done);
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref reported)).TotalSeconds < 5) return;
            Interlocked.Exchange(ref reported, Stopwatch.GetTimestamp());
            Console.Error.WriteLine($"... {n} of {cases.Length}");
        });
        foreach (var area in cases.GroupBy(c => c.Program.Area).OrderBy(g => g.Key, StringComparer.Ordinal))
            Console.WriteLine($"{area.Key,-10} {area.Count(c => !failures.ContainsKey(c)),4} of {area.Count(),4}");
        if (!flaky.IsEmpty) Console.WriteLine($"{flaky.Count} passed only when run again");
        Console.WriteLine($"{cases.Length - failures.Count} passed, {failures.Count} failed");
        return failures.IsEmpty ? 0 : 1;
    }

    // The reason why [c] fails, or null.
    static string? Check(Case c)
    {
        if (!File.Exists(c.Dll)) return "was not compiled";
        if (!coilOnly && c.HasOracle && Outcome.Difference(c.Program, Oracle(c)) is { } wrong) return "dotnet disagrees with the test: " + wrong;
        if (dotnetOnly) return null;
        return Outcome.Difference(c.Program, Execute(c, coil, ["run", c.Dll]));
    }

    // ---- building ----

    static string DllPath(TestProgram p, string mode) => Path.Combine(output, p.Area, p.Name, mode, p.Name + ".dll");

    static void Build(Case[] cases)
    {
        BuildIl(cases.Where(c => c.Program.IsIl).ToArray());
        var jobs = new HashSet<string>();
        foreach (Case c in cases)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(c.Dll)!);
            string config = Path.ChangeExtension(c.Dll, ".runtimeconfig.json");
            if (!File.Exists(config)) File.WriteAllText(config, RuntimeConfig);
            if (c.Program.IsIl) continue;
            // Plain programs have no await; the switch changes nothing in them.
            string features = c.Mode == "classic" ? "" : "runtime-async=on";
            var references = new List<string>();
            foreach (string r in c.Program.Refs)
            {
                string dll = Path.Combine(Path.GetDirectoryName(c.Dll)!, r + ".dll");
                references.Add(dll);
                jobs.Add($"lib\t{Path.Combine(Path.GetDirectoryName(c.Program.Path)!, r + ".lib.cs")}\t{dll}\t{features}\t");
            }
            jobs.Add($"exe\t{c.Program.Path}\t{c.Dll}\t{features}\t{string.Join(';', references)}");
        }
        if (jobs.Count == 0) return;
        string list = Path.Combine(output, "compile.list");
        File.WriteAllLines(list, jobs);
        Outcome o = Start("dotnet", [csbatch, roslyn, refDir, list], "", 600_000, echoErrors: true);
        if (o.Exit != 0) Console.WriteLine("some programs did not compile:\n" + o.Stdout);
    }

    const string RuntimeConfig = """
        {
          "runtimeOptions": {
            "tfm": "net10.0",
            "framework": { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
            "configProperties": { "System.Globalization.Invariant": true }
          }
        }
        """;

    static void BuildIl(Case[] cases) => Parallel.ForEach(cases, new ParallelOptions { MaxDegreeOfParallelism = parallel }, c =>
    {
        string hash = Hash(File.ReadAllBytes(c.Program.Path), ilasm), hashFile = c.Dll + ".hash";
        if (File.Exists(c.Dll) && File.Exists(hashFile) && File.ReadAllText(hashFile) == hash) return;
        Directory.CreateDirectory(Path.GetDirectoryName(c.Dll)!);
        File.Delete(c.Dll);
        Outcome o = Start(ilasm, ["-quiet", "-output=" + c.Dll, c.Program.Path], "", timeoutMilliseconds);
        if (o.Exit == 0) File.WriteAllText(hashFile, hash);
        else Console.WriteLine($"{c.Program.Path}: ilasm: {(o.Stdout + o.Stderr).Trim()}");
    });

    // ---- running ----

    // What dotnet does with [c]; kept on disk, because it changes only with the program.
    static Outcome Oracle(Case c)
    {
        string key = Hash(File.ReadAllBytes(c.Dll), c.Program.Args + "\0" + c.Program.Stdin + "\0" + c.Mode + Environment.Version + NativeHash(c));
        string file = c.Dll + ".oracle";
        string[] parts = File.Exists(file) ? File.ReadAllText(file).Split('\x1') : [];
        if (parts.Length == 4 && parts[0] == key) return new Outcome(int.Parse(parts[1]), parts[2], parts[3], false);
        Outcome o = Execute(c, "dotnet", [c.Dll]);
        if (!o.TimedOut) File.WriteAllText(file, string.Join('\x1', key, o.Exit, o.Stdout, o.Stderr));
        return o;
    }

    // Programs that call tests/native change with it.
    static string NativeHash(Case c)
    {
        string library = Path.Combine(native, "libcoiltest.so");
        return c.Program.Area == "interop" && File.Exists(library) ? Hash(File.ReadAllBytes(library), "") : "";
    }

    static Outcome Execute(Case c, string program, string[] first) =>
        Start(program, [.. first, .. SplitArguments(c.Program.Args)], c.Program.Stdin, timeoutMilliseconds, Surroundings(c));

    // What a program says that it needs bounds what the switches of a stress row ask for.
    static Dictionary<string, string> Surroundings(Case c)
    {
        var e = new Dictionary<string, string> { ["DOTNET_RuntimeAsync"] = c.Mode == "async" ? "1" : "0" };
        if (stress > 0) e["COIL_GC_STRESS"] = Math.Max(stress, c.Program.AllocationsPerCollection).ToString();
        if (poolWorkers > 0) // not for this runner, which reads the output of several programs at once
            foreach (string limit in (string[])["DOTNET_ThreadPool_ForceMinWorkerThreads", "DOTNET_ThreadPool_ForceMaxWorkerThreads"])
                e[limit] = Math.Max(poolWorkers, c.Program.PoolWorkers).ToString("x");
        return e;
    }

    static int Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out int n) ? n : 0;

    // Words separated by blanks; "..." keeps blanks and may be empty.
    static IEnumerable<string> SplitArguments(string s) => Regex.Matches(s, "\"([^\"]*)\"|(\\S+)").Select(m => m.Groups[2].Success ? m.Groups[2].Value : m.Groups[1].Value);

    static Outcome Start(string program, string[] arguments, string stdin, int timeout, Dictionary<string, string>? more = null, bool echoErrors = false)
    {
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in more ?? []) info.Environment[name] = value;
        info.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        info.Environment["TZ"] = "UTC";
        if (native.Length > 0) info.Environment["LD_LIBRARY_PATH"] = native;
        Process p;
        try { p = Process.Start(info)!; }
        catch (System.ComponentModel.Win32Exception e) { return new Outcome(127, "", program + ": " + e.Message, false); }
        using (p)
        {
            Task<string> stdout = p.StandardOutput.ReadToEndAsync();
            Task<string> stderr = echoErrors ? EchoAsync(p.StandardError) : p.StandardError.ReadToEndAsync();
            try { p.StandardInput.Write(stdin); p.StandardInput.Close(); }
            catch (IOException) { /* the program ended without reading its input */ }
            bool ended = p.WaitForExit(timeout);
            if (!ended) p.Kill(entireProcessTree: true);
            p.WaitForExit();
            Task.WaitAll([stdout, stderr], 2000);
            return new Outcome(p.ExitCode, Text(stdout), Text(stderr), !ended);
        }
    }

    static string Text(Task<string> t) => t.IsCompletedSuccessfully ? t.Result : "";

    static async Task<string> EchoAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line) Console.Error.WriteLine(line);
        return "";
    }

    static string Hash(byte[] bytes, string more)
    {
        using var h = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        h.AppendData(bytes);
        h.AppendData(Encoding.UTF8.GetBytes(more));
        return Convert.ToHexString(h.GetHashAndReset());
    }

    // Writes what dotnet printed into a program that has no expectation yet; its author then reads it before committing.
    static void Bless(TestProgram p)
    {
        if (p.Expect.Count > 0) return;
        var c = new Case(p, p.Modes[^1], DllPath(p, p.Modes[^1]));
        if (!File.Exists(c.Dll)) return;
        Outcome o = Oracle(c);
        if (o.Stdout.Length == 0 && o.Exit == p.Exit) return;
        var text = new StringBuilder();
        if (o.Exit != 0 && p.Exit == 0) text.Append($"\n// exit: {o.Exit}");
        foreach (string line in Outcome.Lines(o.Stdout)) text.Append(line.Length == 0 ? "\n// expect:" : "\n// expect: " + line);
        File.AppendAllText(p.Path, text.Append('\n').ToString());
        Console.WriteLine($"blessed {p.Id}: exit {o.Exit}, {o.Stdout.Length} characters");
    }
}
