// csbatch: compiles many small C# programs in one process, so that a test run pays for starting the compiler once.
//
// usage: csbatch ROSLYN_DIR REF_DIR LIST
//   ROSLYN_DIR  folder with Microsoft.CodeAnalysis.CSharp.dll (the SDK's Roslyn/bincore)
//   REF_DIR     reference assemblies (packs/Microsoft.NETCore.App.Ref/10.x/ref/net10.0)
//   LIST        one compilation a line, fields separated by tabs:
//               kind (exe | lib), source, output dll, features ("runtime-async=on" or empty), references (dlls separated by ';')
// Libraries are compiled before programs. A compilation whose inputs have not changed since its last success is skipped: the hash of
// source, options and compiler stands in OUTPUT.hash. Prints one line per error; exit code 1 if there was any.
// Programs that name an attribute of the framework's source generators are compiled with them.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

record Job(string Kind, string Source, string Output, string Features, string[] References)
{
    public static Job Parse(string line)
    {
        string[] f = line.Split('\t');
        return new Job(f[0], f[1], f[2], f[3], f.Length > 4 ? f[4].Split(';', StringSplitOptions.RemoveEmptyEntries) : []);
    }

    public string HashFile => Output + ".hash";

    // Everything that the output depends on. References are already built when this is asked, so their bytes are there.
    public string Hash(string salt)
    {
        using var h = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        h.AppendData(Encoding.UTF8.GetBytes($"{salt}|{Kind}|{Features}|{Path.GetFileName(Output)}|"));
        h.AppendData(File.ReadAllBytes(Source));
        foreach (string r in References) h.AppendData(File.ReadAllBytes(r));
        return Convert.ToHexString(h.GetHashAndReset());
    }
}

static class Program
{
    static int Main(string[] args)
    {
        if (args.Length != 3) { Console.Error.WriteLine("usage: csbatch ROSLYN_DIR REF_DIR LIST"); return 2; }
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            string path = Path.Combine(args[0], name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
        string salt = args[0] + "|" + args[1] + "|" + typeof(Program).Assembly.ManifestModule.ModuleVersionId;
        Job[] jobs = File.ReadAllLines(args[2]).Where(l => l.Length > 0).Select(Job.Parse).ToArray();
        int failed = 0, compiled = 0;
        foreach (string kind in new[] { "lib", "exe" })
        {
            var stale = jobs.Where(j => j.Kind == kind).Select(j => (job: j, hash: j.Hash(salt)))
                            .Where(p => !File.Exists(p.job.Output) || !File.Exists(p.job.HashFile) || File.ReadAllText(p.job.HashFile) != p.hash).ToArray();
            if (stale.Length == 0) continue;
            if (compiled == 0 && stale.Length > 20) Console.Error.WriteLine($"compiling {stale.Length} programs ...");
            compiled += stale.Length;
            failed += Batch.Compile(args[1], stale);
        }
        return failed == 0 ? 0 : 1;
    }
}

// Apart from Program, so that Roslyn's assemblies are loaded only when something has to be compiled.
static class Batch
{
    public static int Compile(string refDir, (Job job, string hash)[] work)
    {
        MetadataReference[] framework = Directory.GetFiles(refDir, "*.dll").Order().Select(f => (MetadataReference)MetadataReference.CreateFromFile(f)).ToArray();
        int failed = 0;
        var generators = new Lazy<ISourceGenerator[]>(() => LoadGenerators(refDir));
        Parallel.ForEach(work, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, p =>
        {
            if (One(framework, generators, p.job)) File.WriteAllText(p.job.HashFile, p.hash);
            else Interlocked.Increment(ref failed);
        });
        return failed;
    }

    static readonly string[] generated = ["LibraryImport", "GeneratedRegex", "JsonSerializable"];

    // The generators of the reference pack; loaded when the first program needs them.
    static ISourceGenerator[] LoadGenerators(string refDir)
    {
        string dir = Path.GetFullPath(Path.Combine(refDir, "../../analyzers/dotnet/cs"));
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            string path = Path.Combine(dir, name.Name + ".dll");
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };
        return Directory.GetFiles(dir, "*.dll").Order().Select(Assembly.LoadFrom).SelectMany(LoadableTypes)
            .Where(t => !t.IsAbstract && t.IsDefined(typeof(GeneratorAttribute)) && typeof(IIncrementalGenerator).IsAssignableFrom(t))
            .Select(t => ((IIncrementalGenerator)Activator.CreateInstance(t)!).AsSourceGenerator()).ToArray();
    }

    // Code fixes in the same assemblies want more of Roslyn than is there.
    static IEnumerable<Type> LoadableTypes(Assembly a)
    {
        try { return a.GetTypes(); }
        catch (ReflectionTypeLoadException e) { return e.Types.OfType<Type>(); }
    }

    static Compilation Generate(Compilation compilation, Lazy<ISourceGenerator[]> generators, CSharpParseOptions parse)
    {
        string text = compilation.SyntaxTrees.First().ToString();
        if (!generated.Any(text.Contains)) return compilation;
        CSharpGeneratorDriver.Create(generators.Value, parseOptions: parse).RunGeneratorsAndUpdateCompilation(compilation, out Compilation result, out _);
        return result;
    }

    static bool One(MetadataReference[] framework, Lazy<ISourceGenerator[]> generators, Job job)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(job.Output)!);
        File.Delete(job.HashFile);
        var features = job.Features.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(f => f.Split('=', 2))
                          .Select(f => KeyValuePair.Create(f[0], f.Length > 1 ? f[1] : "true"));
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview).WithFeatures(features);
        using FileStream stream = File.OpenRead(job.Source);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(SourceText.From(stream, Encoding.UTF8, canBeEmbedded: true), parse, job.Source);
        var options = new CSharpCompilationOptions(job.Kind == "lib" ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
            optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true, concurrentBuild: false, warningLevel: 0);
        var references = framework.Concat(job.References.Select(r => MetadataReference.CreateFromFile(r)));
        Compilation compilation = Generate(CSharpCompilation.Create(Path.GetFileNameWithoutExtension(job.Output), [tree], references, options), generators, parse);
        using var dll = new MemoryStream();
        using var pdb = new MemoryStream();
        EmitResult result = compilation.Emit(dll, pdb, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
        {
            foreach (Diagnostic d in result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)) lock (options) Console.Error.WriteLine(d);
            return false;
        }
        File.WriteAllBytes(job.Output, dll.ToArray());
        File.WriteAllBytes(Path.ChangeExtension(job.Output, ".pdb"), pdb.ToArray());
        return true;
    }
}
