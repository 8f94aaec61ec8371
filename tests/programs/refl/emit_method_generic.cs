// A generic method builder, called by another method of the type for two types.
using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Util", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var single = type.DefineMethod("Single", MethodAttributes.Public | MethodAttributes.Static);
        var T = single.DefineGenericParameters("T")[0];
        var list = typeof(List<>).MakeGenericType(T);
        single.SetParameters(T);
        single.SetReturnType(list);
        var il = single.GetILGenerator();
        il.Emit(OpCodes.Newobj, TypeBuilder.GetConstructor(list, typeof(List<>).GetConstructor(Type.EmptyTypes)));
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Callvirt, TypeBuilder.GetMethod(list, typeof(List<>).GetMethod("Add")));
        il.Emit(OpCodes.Ret);
        var both = type.DefineMethod("Both", MethodAttributes.Public | MethodAttributes.Static, typeof(string), Type.EmptyTypes).GetILGenerator();
        both.Emit(OpCodes.Ldstr, "x");
        both.Emit(OpCodes.Call, single.MakeGenericMethod(typeof(string)));
        both.Emit(OpCodes.Ldc_I4_0);
        both.Emit(OpCodes.Callvirt, typeof(List<string>).GetMethod("get_Item"));
        both.Emit(OpCodes.Ret);
        Type t = type.CreateType();
        Console.WriteLine(t.GetMethod("Both").Invoke(null, null));
        Console.WriteLine(t.GetMethod("Single"));
        var of = t.GetMethod("Single").MakeGenericMethod(typeof(double));
        Console.WriteLine(of + " " + ((List<double>)of.Invoke(null, new object[] { 1.5 }))[0]);
    }
}

// expect: x
// expect: System.Collections.Generic.List`1[T] Single[T](T)
// expect: System.Collections.Generic.List`1[System.Double] Single[Double](Double) 1.5
