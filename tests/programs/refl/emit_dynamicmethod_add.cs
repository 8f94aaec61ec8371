// A DynamicMethod is called through a delegate and through Invoke, and calls a private method with skipVisibility.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static int Twice(int x) => 2 * x;

    static void Main() {
        var dm = new DynamicMethod("Add", typeof(int), new[] { typeof(int), typeof(int) }, typeof(P), true);
        var il = dm.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Call, typeof(P).GetMethod("Twice", BindingFlags.NonPublic | BindingFlags.Static));
        il.Emit(OpCodes.Ret);
        var f = dm.CreateDelegate<Func<int, int, int>>();
        Console.WriteLine(f(3, 4));
        Console.WriteLine(dm.Invoke(null, new object[] { 5, 6 }));
        Console.WriteLine(f.Method.Name + " " + (f.Method.DeclaringType == null) + " " + dm);
    }
}

// expect: 14
// expect: 22
// expect: Add True Int32 Add(Int32, Int32)
