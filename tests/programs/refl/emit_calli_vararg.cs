// ILGenerator.EmitCalli through a function pointer, and static and instance calls through ldftn.
using System;
using System.Reflection.Emit;
using System.Reflection;

public class P {
    public static int Sub(int a, int b) => a - b;

    static void Main() {
        var dm = new DynamicMethod("Call", typeof(int), new[] { typeof(IntPtr), typeof(int), typeof(int) }, typeof(P));
        var il = dm.GetILGenerator();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Ldarg_0);
        il.EmitCalli(OpCodes.Calli, CallingConventions.Standard, typeof(int), new[] { typeof(int), typeof(int) }, null);
        il.Emit(OpCodes.Ret);
        var f = dm.CreateDelegate<Func<IntPtr, int, int, int>>();
        Console.WriteLine(f(typeof(P).GetMethod("Sub").MethodHandle.GetFunctionPointer(), 50, 8));
        dm = new DynamicMethod("Make", typeof(Func<int, int, int>), Type.EmptyTypes, typeof(P));
        il = dm.GetILGenerator();
        il.Emit(OpCodes.Ldnull);
        il.Emit(OpCodes.Ldftn, typeof(P).GetMethod("Sub"));
        il.Emit(OpCodes.Newobj, typeof(Func<int, int, int>).GetConstructors()[0]);
        il.Emit(OpCodes.Ret);
        Console.WriteLine(dm.CreateDelegate<Func<Func<int, int, int>>>()()(9, 4));
    }
}

// expect: 42
// expect: 5
