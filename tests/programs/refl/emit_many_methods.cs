// Members of several types defined in turn, many of them: each type keeps its own, in order.
using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var types = Enumerable.Range(0, 5).Select(i => module.DefineType("T" + i, TypeAttributes.Public)).ToArray();
        for (int k = 0; k < 60; k++)
            for (int i = 0; i < types.Length; i++) {
                types[i].DefineField("f" + k, typeof(int), FieldAttributes.Public);
                var il = types[i].DefineMethod("m" + k, MethodAttributes.Public | MethodAttributes.Static, typeof(int), Type.EmptyTypes).GetILGenerator();
                il.Emit(OpCodes.Ldc_I4, i * 1000 + k);
                il.Emit(OpCodes.Ret);
            }
        for (int i = types.Length; i-- > 0;)
            types[i].CreateType();
        foreach (var t in module.GetTypes()) {
            var methods = t.GetMethods(BindingFlags.Public | BindingFlags.Static);
            Console.WriteLine(t + " " + t.GetFields().Length + " " + methods.Length + " " + methods.Sum(m => (int)m.Invoke(null, null)) + " " + methods[59].Name);
        }
    }
}

// expect: T0 60 60 1770 m59
// expect: T1 60 60 61770 m59
// expect: T2 60 60 121770 m59
// expect: T3 60 60 181770 m59
// expect: T4 60 60 241770 m59
