// The Resolving event of a context, then AppDomain.AssemblyResolve, are asked for what nobody else has.
// ref: alc_lib
using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

class P {
    static Assembly Make(AssemblyLoadContext context, string name) {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name), typeof(object).Assembly);
        assembly.DefineDynamicModule(name).DefineType("T", TypeAttributes.Public).CreateType();
        var stream = new MemoryStream();
        assembly.Save(stream);
        stream.Position = 0;
        return context.LoadFromStream(stream);
    }

    static void Main() {
        AppDomain.CurrentDomain.AssemblyResolve += (s, e) => {
            Console.WriteLine("AssemblyResolve " + e.Name.Split(',')[0]);
            return e.Name.StartsWith("Second") ? Make(new AssemblyLoadContext("other"), "Second") : null;
        };
        var context = new AssemblyLoadContext("c");
        context.Resolving += (c, name) => {
            Console.WriteLine("Resolving " + name.Name + " in " + c.Name);
            return name.Name == "First" ? Make(c, "First") : null;
        };
        Console.WriteLine(context.LoadFromAssemblyName(new AssemblyName("First")).GetName().Name);
        Console.WriteLine(context.LoadFromAssemblyName(new AssemblyName("Second")).GetName().Name);
        try {
            context.LoadFromAssemblyName(new AssemblyName("Third"));
        } catch (FileNotFoundException) {
            Console.WriteLine("not found");
        }
        AssemblyLoadContext.Default.Resolving += (c, name) => {
            Console.WriteLine("default asked for " + name.Name);
            return name.Name == "Fourth" ? Make(c, "Fourth") : null;
        };
        Console.WriteLine(Assembly.Load("Fourth").GetName().Name);
        Console.WriteLine(Type.GetType("T, Fourth"));
    }
}

// expect: Resolving First in c
// expect: First
// expect: Resolving Second in c
// expect: AssemblyResolve Second
// expect: Second
// expect: Resolving Third in c
// expect: AssemblyResolve Third
// expect: not found
// expect: default asked for Fourth
// expect: Fourth
// expect: T
