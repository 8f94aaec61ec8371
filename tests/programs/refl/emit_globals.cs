// Global methods and data of a built module.
using System;
using System.Reflection;
using System.Reflection.Emit;

public class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var il = module.DefineGlobalMethod("Answer", MethodAttributes.Public | MethodAttributes.Static, typeof(int), Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldc_I4, 42);
        il.Emit(OpCodes.Ret);
        module.DefineInitializedData("Data", new byte[] { 1, 2, 3, 4 }, FieldAttributes.Public);
        module.CreateGlobalFunctions();
        Console.WriteLine(module.GetMethod("Answer").Invoke(null, null));
        var data = module.GetField("Data");
        Console.WriteLine(data.Name + " " + data.FieldType.IsValueType + " " + data.IsStatic);
        Console.WriteLine(module.GetMethods().Length);
    }
}

// expect: 42
// expect: Data True True
// expect: 1
