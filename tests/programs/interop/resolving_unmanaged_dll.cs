// AssemblyLoadContext.ResolvingUnmanagedDll is asked when the search has found nothing.
using System;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

static class P
{
    [DllImport("elsewhere")] static extern int add_ints(int a, int b);
    [DllImport("coiltest")] static extern int length8(string s);
    [DllImport("nowhere")] static extern int nothing();

    static void Main()
    {
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (assembly, name) =>
        {
            Console.WriteLine($"resolving {name} for {assembly.GetName().Name}");
            return name == "elsewhere" ? NativeLibrary.Load("libcoiltest.so") : 0;
        };
        Console.WriteLine(add_ints(5, 6));
        Console.WriteLine(length8("found"));
        try { nothing(); }
        catch (DllNotFoundException) { Console.WriteLine("not found"); }
        Console.WriteLine(NativeLibrary.TryLoad("elsewhere", typeof(P).Assembly, null, out _));
    }
}

// expect: resolving elsewhere for resolving_unmanaged_dll
// expect: 11
// expect: 5
// expect: resolving nowhere for resolving_unmanaged_dll
// expect: not found
// expect: resolving elsewhere for resolving_unmanaged_dll
// expect: True
