// Unload of a collectible context: the Unloading event, and no loads afterwards.
// ref: alc_lib
using System;
using System.IO;
using System.Runtime.Loader;

class P {
    static void Run() {
        var context = new AssemblyLoadContext("short", true);
        context.Unloading += c => Console.WriteLine("unloading " + c.Name);
        var t = context.LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(Square).Assembly.Location))).GetType("Square");
        Console.WriteLine(context.IsCollectible + " " + t.Assembly.IsCollectible + " " + typeof(Square).Assembly.IsCollectible);
        Console.WriteLine(t.GetMethod("Area").Invoke(Activator.CreateInstance(t), null));
        context.Unload();
        try {
            context.LoadFromAssemblyPath(typeof(Square).Assembly.Location);
        } catch (InvalidOperationException e) {
            Console.WriteLine(e.Message);
        }
    }

    static void Main() {
        Run();
        try {
            new AssemblyLoadContext("for ever").Unload();
        } catch (InvalidOperationException e) {
            Console.WriteLine(e.Message);
        }
        try {
            AssemblyLoadContext.Default.Unload();
        } catch (InvalidOperationException e) {
            Console.WriteLine(e.Message);
        }
    }
}

// expect: True True False
// expect: 4
// expect: unloading short
// expect: AssemblyLoadContext is unloading or was already unloaded.
// expect: Cannot unload non-collectible AssemblyLoadContext.
// expect: Cannot unload non-collectible AssemblyLoadContext.
