// AssemblyLoadContext.All, Default, Assemblies, names and GetLoadContext.
// ref: alc_lib
using System;
using System.IO;
using System.Linq;
using System.Runtime.Loader;

class P {
    static void Main() {
        var c = new AssemblyLoadContext("c");
        c.LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(Square).Assembly.Location)));
        Console.WriteLine(string.Join(",", AssemblyLoadContext.All.Select(x => x.Name).Order()));
        Console.WriteLine(string.Join(",", c.Assemblies.Select(x => x.GetName().Name)));
        Console.WriteLine(AssemblyLoadContext.Default.Assemblies.Any(x => x == typeof(P).Assembly));
        Console.WriteLine(AssemblyLoadContext.GetLoadContext(typeof(P).Assembly) == AssemblyLoadContext.Default);
        Console.WriteLine(AssemblyLoadContext.GetLoadContext(typeof(object).Assembly) == AssemblyLoadContext.Default);
        Console.WriteLine(c);
        Console.WriteLine(AssemblyLoadContext.GetAssemblyName(typeof(Square).Assembly.Location).Name);
    }
}

// expect: Default,c
// expect: alc_lib
// expect: True
// expect: True
// expect: True
// expect: "c" System.Runtime.Loader.AssemblyLoadContext #0
// expect: alc_lib
