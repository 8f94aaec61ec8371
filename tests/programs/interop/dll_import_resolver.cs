// SetDllImportResolver decides before the search, at the first call only; what it does not know is searched as usual.
using System;
using System.Reflection;
using System.Runtime.InteropServices;

static class P
{
    [DllImport("imaginary")] static extern int add_ints(int a, int b);
    [DllImport("imaginary", EntryPoint = "char8")] static extern byte next(byte a);
    [DllImport("coiltest")] [DefaultDllImportSearchPaths(DllImportSearchPath.System32)] static extern int length8(string s);
    [DllImport("unknown")] static extern int unknown();
    [DllImport("imaginary")] static extern int no_entry();

    static void Main()
    {
        NativeLibrary.SetDllImportResolver(typeof(P).Assembly, (name, assembly, path) =>
        {
            Console.WriteLine($"asked for {name} {assembly == typeof(P).Assembly} {path?.ToString() ?? "none"}");
            return name == "imaginary" ? NativeLibrary.Load("coiltest", assembly, path) : 0;
        });
        Console.WriteLine(add_ints(1, 2));
        Console.WriteLine(add_ints(3, 4));
        Console.WriteLine(next(5));
        Console.WriteLine(length8("four"));
        try { unknown(); }
        catch (DllNotFoundException e) { Console.WriteLine(e.Message.Split('.')[0]); }
        try { no_entry(); }
        catch (EntryPointNotFoundException e) { Console.WriteLine(e.Message); }
        try { NativeLibrary.SetDllImportResolver(typeof(P).Assembly, (_, _, _) => 0); }
        catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
    }
}

// expect: asked for imaginary True none
// expect: 3
// expect: 7
// expect: asked for imaginary True none
// expect: 6
// expect: asked for coiltest True System32
// expect: 4
// expect: asked for unknown True none
// expect: Unable to load shared library 'unknown' or one of its dependencies
// expect: asked for imaginary True none
// expect: Unable to find an entry point named 'no_entry' in shared library 'imaginary'.
// expect: A resolver is already set for the assembly.
