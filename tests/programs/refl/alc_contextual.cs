// EnterContextualReflection: Assembly.Load and Type.GetType look into the entered context; code of a context loads by name there.
// ref: alc_lib
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

class P {
    static void Main() {
        var c = new AssemblyLoadContext("c");
        Assembly a = c.LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(Square).Assembly.Location)));
        Console.WriteLine(Type.GetType("Square, alc_lib") == typeof(Square));
        using (c.EnterContextualReflection()) {
            Console.WriteLine(AssemblyLoadContext.CurrentContextualReflectionContext == c);
            Console.WriteLine(Assembly.Load("alc_lib") == a);
            Console.WriteLine(Type.GetType("Square, alc_lib") == a.GetType("Square"));
        }
        Console.WriteLine(AssemblyLoadContext.CurrentContextualReflectionContext == null);
        Console.WriteLine(Assembly.Load("alc_lib") == typeof(Square).Assembly);
        Console.WriteLine((Assembly)a.GetType("Square").GetMethod("LoadByName").Invoke(null, new object[] { "alc_lib" }) == a);
    }
}

// expect: True
// expect: True
// expect: True
// expect: True
// expect: True
// expect: True
// expect: True
