// AssemblyBuilder: a type with a field, a constructor, a method that implements an interface, and a property.
using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

public interface IGreet { string Greet(string name); }

class P {
    static void Main() {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn, Version=1.2.3.4"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("main").DefineType("My.Greeter", TypeAttributes.Public, typeof(object), new[] { typeof(IGreet) });
        var field = type.DefineField("_prefix", typeof(string), FieldAttributes.Private);
        var il = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, new[] { typeof(string) }).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(object).GetConstructor(Type.EmptyTypes));
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        var greet = type.DefineMethod("Greet", MethodAttributes.Public | MethodAttributes.Virtual, typeof(string), new[] { typeof(string) });
        greet.DefineParameter(1, ParameterAttributes.None, "who");
        il = greet.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ldstr, ", ");
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, typeof(string).GetMethod("Concat", new[] { typeof(string), typeof(string), typeof(string) }));
        il.Emit(OpCodes.Ret);
        var property = type.DefineProperty("Prefix", PropertyAttributes.None, typeof(string), null);
        var getter = type.DefineMethod("get_Prefix", MethodAttributes.Public | MethodAttributes.SpecialName, typeof(string), null);
        il = getter.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);
        Type t = type.CreateType();
        Console.WriteLine(t.FullName + " of " + t.Assembly.FullName + " " + t.Assembly.IsDynamic);
        var o = (IGreet)Activator.CreateInstance(t, "Hi");
        Console.WriteLine(o.Greet("Bob"));
        Console.WriteLine(t.GetProperty("Prefix").GetValue(o));
        Console.WriteLine(t.GetMethod("Greet").GetParameters()[0]);
        foreach (var m in t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(x => x.ToString()).Order(StringComparer.Ordinal))
            Console.WriteLine(m);
    }
}

// expect: My.Greeter of Dyn, Version=1.2.3.4, Culture=neutral, PublicKeyToken=null True
// expect: Hi, Bob
// expect: Hi
// expect: System.String who
// expect: System.String Greet(System.String)
// expect: System.String Prefix
// expect: System.String _prefix
// expect: System.String get_Prefix()
// expect: Void .ctor(System.String)
