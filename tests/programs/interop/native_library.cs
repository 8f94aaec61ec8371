// NativeLibrary: loading by name variations and path, exports, what is thrown when something is not there, TryLoad and TryGetExport.
using System;
using System.Runtime.InteropServices;

static class P
{
    static void Try(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message.Split('\n')[0]); }
    }

    static void Main()
    {
        var a = typeof(P).Assembly;
        nint first = NativeLibrary.Load("coiltest", a, null);
        Console.WriteLine(first != 0);
        foreach (string name in (string[])["libcoiltest", "coiltest.so", "libcoiltest.so"])
            Console.WriteLine(NativeLibrary.TryLoad(name, a, null, out nint h) && h == first);
        Console.WriteLine(NativeLibrary.TryLoad("libcoiltest.so", out _) + " " + NativeLibrary.TryLoad("coiltest", out _));
        Console.WriteLine(NativeLibrary.TryGetExport(first, "add_ints", out nint f) && f != 0);
        Console.WriteLine(NativeLibrary.TryGetExport(first, "nothing", out f) + " " + f);
        Try(() => NativeLibrary.GetExport(first, "nothing"));
        Try(() => NativeLibrary.Load("no_such_library"));
        Try(() => NativeLibrary.Load("no_such_library", a, DllImportSearchPath.AssemblyDirectory));
        Try(() => NativeLibrary.Load(null!));
        Try(() => NativeLibrary.GetExport(0, "x"));
        Console.WriteLine(NativeLibrary.GetMainProgramHandle() != 0);
        NativeLibrary.Free(first);
        NativeLibrary.Free(0);
        Console.WriteLine(NativeLibrary.TryLoad("libc", a, null, out _));
    }
}

// expect: True
// expect: True
// expect: True
// expect: True
// expect: True False
// expect: True
// expect: False 0
// expect: EntryPointNotFoundException: Unable to find an entry point named 'nothing' in shared library.
// expect: DllNotFoundException: Unable to load shared library 'no_such_library' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable: 
// expect: DllNotFoundException: Unable to load shared library 'no_such_library' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable: 
// expect: ArgumentNullException: Value cannot be null. (Parameter 'libraryPath')
// expect: ArgumentNullException: Value cannot be null. (Parameter 'handle')
// expect: True
// expect: True
