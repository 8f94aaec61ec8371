// A second assembly of the same name is refused in one context; Assembly.Load of bytes makes a context for each.
// ref: alc_lib
using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

class P {
    static MemoryStream Other() {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("alc_lib"), typeof(object).Assembly);
        assembly.DefineDynamicModule("alc_lib").DefineType("Other", TypeAttributes.Public).CreateType();
        var stream = new MemoryStream();
        assembly.Save(stream);
        stream.Position = 0;
        return stream;
    }

    static void Main() {
        var c = new AssemblyLoadContext("c");
        byte[] bytes = File.ReadAllBytes(typeof(Square).Assembly.Location);
        c.LoadFromStream(new MemoryStream(bytes));
        try {
            c.LoadFromStream(Other());
        } catch (FileLoadException e) {
            Console.WriteLine(e.Message.Contains("Assembly with same name is already loaded"));
        }
        Console.WriteLine(new AssemblyLoadContext("d").LoadFromStream(Other()).GetType("Other"));
        Assembly x = Assembly.Load(bytes), y = Assembly.Load(bytes);
        Console.WriteLine(x == y);
        Console.WriteLine(AssemblyLoadContext.GetLoadContext(x) == AssemblyLoadContext.Default);
        Console.WriteLine(x.FullName == y.FullName);
    }
}

// expect: True
// expect: Other
// expect: False
// expect: False
// expect: True
