// A built value type: layout, default value, a method on its address, boxing, and arrays of it.
using System;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Pair", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.SequentialLayout, typeof(ValueType));
        var a = type.DefineField("A", typeof(int), FieldAttributes.Public);
        var b = type.DefineField("B", typeof(long), FieldAttributes.Public);
        var il = type.DefineMethod("Sum", MethodAttributes.Public, typeof(long), Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, a);
        il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, b);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ret);
        Type t = type.CreateType();
        object p = Activator.CreateInstance(t);
        t.GetField("A").SetValue(p, 40);
        t.GetField("B").SetValue(p, 2L);
        Console.WriteLine(t.GetMethod("Sum").Invoke(p, null) + " " + t.IsValueType + " " + Marshal.SizeOf(t));
        Console.WriteLine(p.Equals(Activator.CreateInstance(t)));
        var array = Array.CreateInstance(t, 3);
        array.SetValue(p, 1);
        Console.WriteLine(t.GetField("A").GetValue(array.GetValue(1)) + " " + t.GetField("A").GetValue(array.GetValue(2)) + " " + array.GetType());
        var packed = module.DefineType("Packed", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.SequentialLayout, typeof(ValueType), PackingSize.Size1, 0);
        packed.DefineField("X", typeof(byte), FieldAttributes.Public);
        packed.DefineField("Y", typeof(long), FieldAttributes.Public);
        Console.WriteLine(Marshal.SizeOf(packed.CreateType()));
        var union = module.DefineType("Union", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.ExplicitLayout, typeof(ValueType));
        var bits = union.DefineField("Bits", typeof(uint), FieldAttributes.Public);
        bits.SetOffset(0);
        union.DefineField("Single", typeof(float), FieldAttributes.Public).SetOffset(0);
        Type u = union.CreateType();
        object v = Activator.CreateInstance(u);
        u.GetField("Single").SetValue(v, 1f);
        Console.WriteLine(((uint)u.GetField("Bits").GetValue(v)).ToString("x"));
    }
}

// expect: 42 True 16
// expect: False
// expect: 40 0 Pair[]
// expect: 9
// expect: 3f800000
