// A dynamic method that calls itself, and one that calls another.
using System;
using System.Reflection.Emit;

class P {
    static void Main() {
        var fact = new DynamicMethod("Fact", typeof(long), new[] { typeof(long) });
        var il = fact.GetILGenerator();
        var more = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I8, 1L);
        il.Emit(OpCodes.Bgt, more);
        il.Emit(OpCodes.Ldc_I8, 1L);
        il.Emit(OpCodes.Ret);
        il.MarkLabel(more);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I8, 1L);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Call, fact);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Ret);
        var twice = new DynamicMethod("TwiceFact", typeof(long), new[] { typeof(long) });
        il = twice.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, fact);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ret);
        Console.WriteLine(twice.CreateDelegate<Func<long, long>>()(10));
        Console.WriteLine(fact.CreateDelegate<Func<long, long>>()(20));
    }
}

// expect: 7257600
// expect: 2432902008176640000
