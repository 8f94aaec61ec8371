// Two dynamic assemblies of one name: their types differ, and one can use the other's.
using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static Type Make(string text, Type other) {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Same"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("T", TypeAttributes.Public, other ?? typeof(object));
        var il = type.DefineMethod("Text", MethodAttributes.Public | MethodAttributes.Static, typeof(string), Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldstr, text);
        if (other != null) {
            il.Emit(OpCodes.Call, other.GetMethod("Text"));
            il.Emit(OpCodes.Call, typeof(string).GetMethod("Concat", new[] { typeof(string), typeof(string) }));
        }
        il.Emit(OpCodes.Ret);
        return type.CreateType();
    }

    static void Main() {
        Type a = Make("first", null), b = Make("second ", a);
        Console.WriteLine(a == b);
        Console.WriteLine(a.FullName == b.FullName);
        Console.WriteLine(b.BaseType == a);
        Console.WriteLine(b.GetMethod("Text", BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly).Invoke(null, null));
        Console.WriteLine(AppDomain.CurrentDomain.GetAssemblies().Count(x => x.GetName().Name == "Same"));
        Console.WriteLine(Type.GetType("T, Same") == null);
    }
}

// expect: False
// expect: True
// expect: True
// expect: second first
// expect: 2
// expect: True
