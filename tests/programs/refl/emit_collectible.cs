// AssemblyBuilderAccess.RunAndCollect builds and runs like Run.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        for (int i = 0; i < 3; i++) {
            var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("C" + i), AssemblyBuilderAccess.RunAndCollect);
            var type = assembly.DefineDynamicModule("m").DefineType("T", TypeAttributes.Public);
            var field = type.DefineField("s", typeof(int), FieldAttributes.Public | FieldAttributes.Static);
            var il = type.DefineMethod("M", MethodAttributes.Public | MethodAttributes.Static, typeof(int), new[] { typeof(int) }).GetILGenerator();
            il.Emit(OpCodes.Ldsfld, field);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Dup);
            il.Emit(OpCodes.Stsfld, field);
            il.Emit(OpCodes.Ret);
            var m = type.CreateType().GetMethod("M").CreateDelegate<Func<int, int>>();
            m(10);
            GC.Collect();
            Console.WriteLine(m(i));
        }
    }
}

// expect: 10
// expect: 11
// expect: 12
