// Built code with vectors, arrays of two dimensions (GetArrayMethod), references to elements and pointers.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("A", TypeAttributes.Public);
        Type grid = typeof(int).MakeArrayType(2);
        var il = type.DefineMethod("Grid", MethodAttributes.Public | MethodAttributes.Static, grid, new[] { typeof(int) }).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4_3);
        il.Emit(OpCodes.Newobj, grid.GetConstructor(new[] { typeof(int), typeof(int) }));
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Ldc_I4_2);
        il.Emit(OpCodes.Ldc_I4, 77);
        il.Emit(OpCodes.Call, module.GetArrayMethod(grid, "Set", CallingConventions.HasThis | CallingConventions.Standard, typeof(void), new[] { typeof(int), typeof(int), typeof(int) }));
        il.Emit(OpCodes.Ret);
        il = type.DefineMethod("Bump", MethodAttributes.Public | MethodAttributes.Static, typeof(void), new[] { typeof(int).MakeByRefType() }).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldind_I4);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stind_I4);
        il.Emit(OpCodes.Ret);
        var self = type.MakeArrayType();
        il = type.DefineMethod("Selves", MethodAttributes.Public | MethodAttributes.Static, self, Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldc_I4_2);
        il.Emit(OpCodes.Newarr, type);
        il.Emit(OpCodes.Ret);
        Type t = type.CreateType();
        var g = (int[,])t.GetMethod("Grid").Invoke(null, new object[] { 2 });
        Console.WriteLine(g.Length + " " + g[1, 2] + " " + g[0, 0]);
        object[] args = { 41 };
        t.GetMethod("Bump").Invoke(null, args);
        Console.WriteLine(args[0]);
        Console.WriteLine(t.GetMethod("Selves").Invoke(null, null));
        try {
            t.GetMethod("Grid").Invoke(null, new object[] { 1 });
        } catch (TargetInvocationException e) {
            Console.WriteLine(e.InnerException.GetType());
        }
    }
}

// expect: 6 77 0
// expect: 42
// expect: A[]
// expect: System.IndexOutOfRangeException
