// A built generic class implements a generic interface of its own parameter, with an explicit override, and derives from a built generic base.
using System;
using System.Collections.Generic;
using System.Reflection;
using System.Reflection.Emit;

public interface ISource<T> { T Get(int i); }

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var root = module.DefineType("Base`1", TypeAttributes.Public);
        var B = root.DefineGenericParameters("B")[0];
        var items = root.DefineField("Items", typeof(List<>).MakeGenericType(B), FieldAttributes.Family);
        var rootCtor = root.DefineDefaultConstructor(MethodAttributes.Public);
        root.CreateType();
        var type = module.DefineType("Source`1", TypeAttributes.Public);
        var T = type.DefineGenericParameters("T")[0];
        var parent = root.MakeGenericType(T);
        type.SetParent(parent);
        var source = typeof(ISource<>).MakeGenericType(T);
        type.AddInterfaceImplementation(source);
        var list = typeof(List<>).MakeGenericType(T);
        var field = TypeBuilder.GetField(parent, items);
        var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, new[] { list }).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, TypeBuilder.GetConstructor(parent, rootCtor));
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        var get = type.DefineMethod("Hidden", MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final, T, new[] { typeof(int) });
        il = get.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Callvirt, TypeBuilder.GetMethod(list, typeof(List<>).GetMethod("get_Item")));
        il.Emit(OpCodes.Ret);
        type.DefineMethodOverride(get, TypeBuilder.GetMethod(source, typeof(ISource<>).GetMethod("Get")));
        Type t = type.CreateType();
        var s = (ISource<string>)Activator.CreateInstance(t.MakeGenericType(typeof(string)), new List<string> { "a", "b" });
        Console.WriteLine(s.Get(1));
        var n = (ISource<int>)Activator.CreateInstance(t.MakeGenericType(typeof(int)), new List<int> { 5, 6 });
        Console.WriteLine(n.Get(0));
        Console.WriteLine(n.GetType() + " : " + n.GetType().BaseType);
    }
}


// expect: b
// expect: 5
// expect: Source`1[System.Int32] : Base`1[System.Int32]
