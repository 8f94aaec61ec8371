// Constants of fields and parameters of built members: literals, default values, optional arguments.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("C", TypeAttributes.Public);
        foreach (var (name, value) in new (string, object)[] { ("I", 42), ("S", "text"), ("D", 1.5), ("B", true), ("L", -1L), ("E", DayOfWeek.Friday), ("C", 'x') })
            type.DefineField(name, value.GetType(), FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal).SetConstant(value);
        type.DefineField("N", typeof(string), FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal).SetConstant(null);
        var method = type.DefineMethod("M", MethodAttributes.Public | MethodAttributes.Static, typeof(string), new[] { typeof(string), typeof(int) });
        method.DefineParameter(1, ParameterAttributes.None, "a");
        method.DefineParameter(2, ParameterAttributes.Optional | ParameterAttributes.HasDefault, "b").SetConstant(9);
        var il = method.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarga_S, (byte)1);
        il.Emit(OpCodes.Call, typeof(int).GetMethod("ToString", Type.EmptyTypes));
        il.Emit(OpCodes.Call, typeof(string).GetMethod("Concat", new[] { typeof(string), typeof(string) }));
        il.Emit(OpCodes.Ret);
        Type t = type.CreateType();
        foreach (var f in t.GetFields())
            Console.WriteLine(f.Name + " " + (f.GetRawConstantValue() ?? "null") + " " + (f.GetValue(null) ?? "null"));
        var p = t.GetMethod("M").GetParameters();
        Console.WriteLine(p[0].IsOptional + " " + p[1].IsOptional + " " + p[1].DefaultValue + " " + p[1].Name);
        Console.WriteLine(t.GetMethod("M").Invoke(null, BindingFlags.OptionalParamBinding, null, new object[] { "x", Type.Missing }, null));
    }
}

// expect: I 42 42
// expect: S text text
// expect: D 1.5 1.5
// expect: B True True
// expect: L -1 -1
// expect: E 5 Friday
// expect: C x x
// expect: N null null
// expect: False True 9 b
// expect: x9
