// A batch: many programs in one assembly, compiled in this process, run on one side or the other.
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

// One way to run an assembly.
sealed record Config(string Name, bool Coil, bool RuntimeAsync, params (string Key, string Value)[] Environment)
{
    public static readonly Config Oracle = new("dotnet", false, false);
    public static readonly Config[] All =
    [
        new("coil classic", true, false), new("coil async", true, true),
        new("coil classic tier 1", true, false, ("COIL_TIER_COUNT", "3")), new("coil async tier 1", true, true, ("COIL_TIER_COUNT", "3")),
        new("coil classic stress", true, false, ("COIL_GC_STRESS", "200")), new("coil async stress", true, true, ("COIL_GC_STRESS", "200")),
        new("coil async tier 0", true, true, ("COIL_TIER_COUNT", "1000000000")),
    ];
    public override string ToString() => Name;
}

sealed class Compiler(string refDir, string preludeFile)
{
    readonly MetadataReference[] framework = [.. Directory.GetFiles(refDir, "*.dll").Order().Select(f => MetadataReference.CreateFromFile(f))];
    readonly string prelude = File.ReadAllText(preludeFile);

    static CSharpParseOptions Options(bool runtimeAsync) => CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview)
        .WithFeatures(runtimeAsync ? [KeyValuePair.Create("runtime-async", "on")] : []);

    public const string Usings = "using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing System.Threading.Tasks;\n\n";
    const string Main = """

        static class Batch
        {
            static int Main(string[] args)
            {
                int from = args.Length > 0 ? int.Parse(args[0]) : 0;
                (ulong, Action)[] programs = [PROGRAMS];
                for (int i = from; i < programs.Length; i++)
                {
                    Console.Out.Write("== " + programs[i].Item1 + "\n");
                    Console.Out.Flush();
                    R.Begin();
                    try { programs[i].Item2(); }
                    catch (Exception e) { R.E("escaped", e); }
                    Console.Out.Write(R.End() + "== end\n");
                    Console.Out.Flush();
                }
                return 0;
            }
        }
        """;

    // A program with everything it needs, as one file.
    public string Whole(string program, ulong seed) => prelude.Replace("using System;\n", "using System;\nusing System.Threading.Tasks;\n") + "\n" + program + MainFor([seed]);

    static string MainFor(IEnumerable<ulong> seeds) => Main.Replace("PROGRAMS", string.Join(", ", seeds.Select(s => $"({s}, P{s}.Run)")));

    // Compiles [programs] to [dll]. Programs that are wrong C# are taken out of the dictionary and told to [rejected].
    public bool Compile(Dictionary<ulong, string> programs, string dll, bool runtimeAsync, Action<ulong, string>? rejected = null)
    {
        CSharpParseOptions options = Options(runtimeAsync);
        var trees = programs.ToDictionary(p => p.Key, p => CSharpSyntaxTree.ParseText(Usings + p.Value, options, p.Key.ToString(), Encoding.UTF8));
        for (int round = 0; round < 3 && trees.Count > 0; round++)
        {
            SyntaxTree[] all = [.. trees.Values, CSharpSyntaxTree.ParseText(prelude, options, "prelude", Encoding.UTF8),
                CSharpSyntaxTree.ParseText("using System;" + MainFor(trees.Keys), options, "main", Encoding.UTF8)];
            var compilation = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(dll), all, framework,
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true, concurrentBuild: false, warningLevel: 0));
            using var image = new MemoryStream();
            EmitResult result;
            try { result = compilation.Emit(image); }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The compiler itself fails: at which program?
                foreach (ulong seed in programs.Keys.ToArray())
                    if (programs.Count == 1 || !Alone(seed, programs[seed], dll, runtimeAsync)) { programs.Remove(seed); trees.Remove(seed); rejected?.Invoke(seed, "the compiler fails: " + e.Message); }
                continue;
            }
            if (result.Success)
            {
                File.WriteAllBytes(dll, image.ToArray());
                File.WriteAllText(Path.ChangeExtension(dll, ".runtimeconfig.json"), RuntimeConfig);
                return true;
            }
            bool any = false;
            foreach (var errors in result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).GroupBy(d => d.Location.SourceTree?.FilePath))
                if (ulong.TryParse(errors.Key, out ulong seed))
                {
                    any = true;
                    rejected?.Invoke(seed, errors.First().ToString());
                    trees.Remove(seed);
                    programs.Remove(seed);
                }
                else if (errors.Key is not "main") throw new InvalidOperationException(errors.First().ToString());
            if (!any) return false;
        }
        return false;
    }

    bool Alone(ulong seed, string program, string dll, bool runtimeAsync) => Compile(new Dictionary<ulong, string> { [seed] = program }, dll, runtimeAsync);

    const string RuntimeConfig = """
        {"runtimeOptions":{"tfm":"net10.0","framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"},"configProperties":{"System.Globalization.Invariant":true}}}
        """;
}

sealed class Executor(string coil)
{
    public int QuietSeconds = 60;

    // Runs all programs of [dll]; what each printed, by seed. A program that crashes or hangs says so, and the next ones run in a new process.
    public Dictionary<ulong, string> Run(string dll, Config c, IReadOnlyList<ulong> seeds)
    {
        var outputs = new Dictionary<ulong, string>();
        for (int from = 0; from < seeds.Count;)
        {
            var (text, ending) = Process(dll, c, from);
            foreach (string part in text.Split("== ", StringSplitOptions.RemoveEmptyEntries))
            {
                int line = part.IndexOf('\n');
                if (line > 0 && ulong.TryParse(part.AsSpan(0, line), out ulong seed)) { outputs[seed] = part[(line + 1)..]; from = seeds.IndexOf(seed) + 1; }
            }
            if (ending == "") return outputs;
            ulong last = from > 0 ? seeds[from - 1] : seeds[from++];
            if (text.EndsWith("== end\n") && from < seeds.Count && from > 0) last = seeds[from++];
            outputs[last] = outputs.GetValueOrDefault(last) + ending + "\n";
        }
        return outputs;
    }

    // Whether a program's output says that it did not come to its end.
    public static bool Broken(string? output) => output is null || output.EndsWith("hangs\n") || output.Contains("ends with ");

    // Standard output, and how it ended if not well.
    (string Text, string Ending) Process(string dll, Config c, int from)
    {
        string[] arguments = c.Coil ? ["run", dll, from.ToString()] : [dll, from.ToString()];
        var info = new ProcessStartInfo(c.Coil ? coil : "dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in c.Environment) info.Environment[key] = value;
        info.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        info.Environment["DOTNET_TieredPGO"] = "0";
        info.StandardOutputEncoding = Encoding.UTF8;
        using Process p = System.Diagnostics.Process.Start(info)!;
        p.StandardInput.Close();
        var text = new StringBuilder();
        var errors = new StringBuilder();
        long heard = Stopwatch.GetTimestamp();
        p.OutputDataReceived += (_, e) => { if (e.Data is null) return; lock (text) text.Append(e.Data).Append('\n'); Interlocked.Exchange(ref heard, Stopwatch.GetTimestamp()); };
        p.ErrorDataReceived += (_, e) => { lock (errors) if (e.Data is { Length: > 0 } && errors.Length < 2000) errors.Append("  ").Append(e.Data).Append('\n'); };
        p.BeginOutputReadLine();
        p.BeginErrorReadLine();
        while (!p.WaitForExit(200))
            if (Stopwatch.GetElapsedTime(Interlocked.Read(ref heard)).TotalSeconds > QuietSeconds) { p.Kill(true); p.WaitForExit(); return (text.ToString(), "hangs"); }
        p.WaitForExit();
        return (text.ToString(), p.ExitCode == 0 ? "" : $"ends with {p.ExitCode}\n{errors}");
    }
}

static class Lists
{
    public static int IndexOf<T>(this IReadOnlyList<T> list, T item)
    {
        for (int i = 0; i < list.Count; i++) if (EqualityComparer<T>.Default.Equals(list[i], item)) return i;
        return -1;
    }
}
