// A plugin in its own context implements an interface of the default one, to which its reference leads.
using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

public interface IPlugin { string Run(string s); }

class Plugins : AssemblyLoadContext {
    protected override Assembly Load(AssemblyName name) => null;
}

class P {
    static void Main() {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Plugin"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Plugin").DefineType("Upper", TypeAttributes.Public, typeof(object), new[] { typeof(IPlugin) });
        var il = type.DefineMethod("Run", MethodAttributes.Public | MethodAttributes.Virtual, typeof(string), new[] { typeof(string) }).GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Callvirt, typeof(string).GetMethod("ToUpperInvariant"));
        il.Emit(OpCodes.Ret);
        type.CreateType();
        var stream = new MemoryStream();
        assembly.Save(stream);
        for (int i = 0; i < 2; i++) {
            stream.Position = 0;
            var plugin = (IPlugin)Activator.CreateInstance(new Plugins().LoadFromStream(stream).GetType("Upper"));
            Console.WriteLine(plugin.Run("plugin " + i) + " " + (plugin.GetType().Assembly == typeof(P).Assembly));
        }
    }
}

// expect: PLUGIN 0 False
// expect: PLUGIN 1 False
