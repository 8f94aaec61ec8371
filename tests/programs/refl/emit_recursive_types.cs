// Two type builders that refer to each other in fields, parameters and code, created one after the other.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var even = module.DefineType("Even", TypeAttributes.Public);
        var odd = module.DefineType("Odd", TypeAttributes.Public);
        var isEven = even.DefineMethod("Test", MethodAttributes.Public | MethodAttributes.Static, typeof(bool), new Type[] { typeof(int), odd });
        var isOdd = odd.DefineMethod("Test", MethodAttributes.Public | MethodAttributes.Static, typeof(bool), new Type[] { typeof(int), even });
        even.DefineField("O", odd, FieldAttributes.Public);
        odd.DefineField("E", even, FieldAttributes.Public);
        Body(isEven, isOdd, true);
        Body(isOdd, isEven, false);
        Type e = even.CreateType(), o = odd.CreateType();
        Console.WriteLine(e.GetMethod("Test").Invoke(null, new object[] { 10, null }));
        Console.WriteLine(o.GetMethod("Test").Invoke(null, new object[] { 10, null }));
        Console.WriteLine(e.GetField("O").FieldType == o);
        Console.WriteLine(o.GetMethod("Test"));
    }

    static void Body(MethodBuilder method, MethodBuilder other, bool atZero) {
        var il = method.GetILGenerator();
        var more = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Brtrue, more);
        il.Emit(atZero ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(more);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4_1);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Call, other);
        il.Emit(OpCodes.Ret);
    }
}

// expect: True
// expect: False
// expect: True
// expect: Boolean Test(Int32, Even)
