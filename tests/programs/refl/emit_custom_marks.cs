// Attributes that become metadata of their own: StructLayout, FieldOffset, In, Out, MethodImpl, Serializable.
using System;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

class P {
    static CustomAttributeBuilder Attribute<T>(params object[] args) => new(typeof(T).GetConstructor(Array.ConvertAll(args, a => a.GetType())), args);

    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("S", TypeAttributes.Public | TypeAttributes.Sealed, typeof(ValueType));
        type.SetCustomAttribute(Attribute<StructLayoutAttribute>(LayoutKind.Explicit));
        var a = type.DefineField("A", typeof(int), FieldAttributes.Public);
        a.SetCustomAttribute(Attribute<FieldOffsetAttribute>(4));
        type.DefineField("B", typeof(int), FieldAttributes.Public).SetCustomAttribute(Attribute<FieldOffsetAttribute>(0));
        var method = type.DefineMethod("M", MethodAttributes.Public | MethodAttributes.Static, typeof(void), new[] { typeof(int).MakeByRefType() });
        method.SetCustomAttribute(Attribute<MethodImplAttribute>(MethodImplOptions.NoInlining));
        method.DefineParameter(1, ParameterAttributes.None, "x").SetCustomAttribute(Attribute<OutAttribute>());
        method.GetILGenerator().Emit(OpCodes.Ret);
        Type t = type.CreateType();
        Console.WriteLine(t.IsExplicitLayout + " " + Marshal.OffsetOf(t, "A") + " " + Marshal.SizeOf(t) + " " + t.StructLayoutAttribute.Value);
        Console.WriteLine(t.GetMethod("M").GetMethodImplementationFlags() + " " + t.GetMethod("M").GetParameters()[0].IsOut);
        Console.WriteLine(t.GetMethod("M").GetCustomAttributesData().Count + " " + t.GetCustomAttributesData().Count);
    }
}

// expect: True 4 8 Explicit
// expect: NoInlining True
// expect: 0 0
