// PersistedAssemblyBuilder: an assembly is written to a stream and loaded from it.
using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

class P {
    static void Main() {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Saved"), typeof(object).Assembly);
        var type = assembly.DefineDynamicModule("Saved").DefineType("Calc", TypeAttributes.Public);
        var il = type.DefineMethod("Mul", MethodAttributes.Public | MethodAttributes.Static, typeof(int), new[] { typeof(int), typeof(int) }).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Ret);
        type.CreateType();
        var stream = new MemoryStream();
        assembly.Save(stream);
        stream.Position = 0;
        var loaded = AssemblyLoadContext.Default.LoadFromStream(stream);
        Console.WriteLine(loaded.GetName().Name + " " + loaded.IsDynamic + " '" + loaded.Location + "'");
        Console.WriteLine(loaded.GetType("Calc").GetMethod("Mul").Invoke(null, new object[] { 6, 7 }));
    }
}

// expect: Saved False ''
// expect: 42
