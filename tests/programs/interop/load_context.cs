// AssemblyLoadContext.LoadUnmanagedDll of the context that an assembly lives in decides first; other contexts are not asked.
using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

class Context : AssemblyLoadContext
{
    public Context() : base("mine") { }
    protected override Assembly? Load(AssemblyName name) => null;
    protected override nint LoadUnmanagedDll(string name)
    {
        Console.WriteLine("asked for " + name);
        return name == "own" ? NativeLibrary.Load("libcoiltest.so") : 0;
    }
}

static class P
{
    [DllImport("own")] static extern int add_ints(int a, int b);
    [DllImport("coiltest")] static extern int length8(string s);

    public static void Inside()
    {
        Console.WriteLine(AssemblyLoadContext.GetLoadContext(typeof(P).Assembly)!.Name);
        Console.WriteLine(add_ints(1, 2));
        Console.WriteLine(length8("xyz"));
    }

    static void Main()
    {
        Assembly copy = new Context().LoadFromAssemblyPath(typeof(P).Assembly.Location);
        copy.GetType("P")!.GetMethod("Inside")!.Invoke(null, null);
        try { add_ints(1, 2); }
        catch (DllNotFoundException) { Console.WriteLine("not found outside"); }
    }
}

// expect: mine
// expect: asked for own
// expect: 3
// expect: asked for coiltest
// expect: 3
// expect: not found outside
