// A type initialiser of a built type runs once before the first access; its failure reaches reflection wrapped.
using System;
using System.Reflection;
using System.Reflection.Emit;

public class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("S", TypeAttributes.Public);
        var field = type.DefineField("X", typeof(int), FieldAttributes.Public | FieldAttributes.Static);
        var il = type.DefineTypeInitializer().GetILGenerator();
        il.EmitWriteLine("initialised");
        il.Emit(OpCodes.Ldc_I4, 42);
        il.Emit(OpCodes.Stsfld, field);
        il.Emit(OpCodes.Ret);
        Type t = type.CreateType();
        Console.WriteLine("created");
        Console.WriteLine(t.GetField("X").GetValue(null));
        Console.WriteLine(t.GetField("X").GetValue(null));
        type = module.DefineType("Bad", TypeAttributes.Public);
        type.DefineField("X", typeof(int), FieldAttributes.Public | FieldAttributes.Static);
        type.DefineTypeInitializer().GetILGenerator().ThrowException(typeof(InvalidOperationException));
        try {
            type.CreateType().GetField("X").GetValue(null);
        } catch (TargetInvocationException w) {
            var e = (TypeInitializationException)w.InnerException;
            Console.WriteLine(e.TypeName + " " + e.InnerException.GetType());
        }
    }
}



// expect: created
// expect: initialised
// expect: 42
// expect: 42
// expect: Bad System.InvalidOperationException
