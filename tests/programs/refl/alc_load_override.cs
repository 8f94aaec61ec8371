// An overridden Load decides what a name means in its context; null leaves it to the default context.
// ref: alc_lib
using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;

class Mine : AssemblyLoadContext {
    public Mine() : base("mine") { }
    protected override Assembly Load(AssemblyName name) {
        Console.WriteLine("Load " + name.Name);
        return name.Name == "alc_lib" ? LoadFromAssemblyPath(typeof(Square).Assembly.Location) : null;
    }
}

class P {
    static void Main() {
        var mine = new Mine();
        Assembly a = mine.LoadFromAssemblyName(new AssemblyName("alc_lib"));
        Console.WriteLine(AssemblyLoadContext.GetLoadContext(a) == mine);
        Console.WriteLine(a == typeof(Square).Assembly);
        Console.WriteLine(ReferenceEquals(mine.LoadFromAssemblyName(new AssemblyName("alc_lib")), a));
        Console.WriteLine(mine.LoadFromAssemblyName(new AssemblyName("System.Collections")).GetName().Name);
        try {
            mine.LoadFromAssemblyName(new AssemblyName("No.Such.Thing"));
        } catch (FileNotFoundException e) {
            Console.WriteLine(e.FileName);
        }
    }
}

// expect: Load alc_lib
// expect: True
// expect: False
// expect: True
// expect: Load System.Collections
// expect: System.Collections
// expect: Load No.Such.Thing
// expect: No.Such.Thing, Culture=neutral, PublicKeyToken=null
