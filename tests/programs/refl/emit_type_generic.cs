// A generic type builder: a method that makes an instance of its own instantiation, and a constraint.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Box`1", TypeAttributes.Public);
        var T = type.DefineGenericParameters("T")[0];
        T.SetInterfaceConstraints(typeof(IComparable));
        var self = type.MakeGenericType(T);
        var value = type.DefineField("Value", T, FieldAttributes.Public);
        var ctor = type.DefineDefaultConstructor(MethodAttributes.Public);
        var il = type.DefineMethod("Make", MethodAttributes.Public | MethodAttributes.Static, self, new Type[] { T }).GetILGenerator();
        il.Emit(OpCodes.Newobj, TypeBuilder.GetConstructor(self, ctor));
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Stfld, TypeBuilder.GetField(self, value));
        il.Emit(OpCodes.Ret);
        Type box = type.CreateType();
        foreach (var arg in new object[] { 42, "text" }) {
            Type b = box.MakeGenericType(arg.GetType());
            object o = b.GetMethod("Make").Invoke(null, new[] { arg });
            Console.WriteLine(o.GetType() + " " + b.GetField("Value").GetValue(o));
        }
        Console.WriteLine(box.GetGenericArguments()[0] + " : " + box.GetGenericArguments()[0].GetGenericParameterConstraints()[0]);
        try {
            box.MakeGenericType(typeof(object));
        } catch (ArgumentException e) {
            Console.WriteLine(e.GetType().Name);
        }
    }
}

// expect: Box`1[System.Int32] 42
// expect: Box`1[System.String] text
// expect: T : System.IComparable
// expect: ArgumentException
