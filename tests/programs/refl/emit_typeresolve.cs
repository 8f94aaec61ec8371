// AppDomain.TypeResolve: a class whose field is a nested value type is created first; the handler creates the nested one.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var outer = module.DefineType("Outer", TypeAttributes.Public);
        var inner = outer.DefineNestedType("Inner", TypeAttributes.NestedPublic | TypeAttributes.Sealed | TypeAttributes.SequentialLayout, typeof(ValueType));
        inner.DefineField("X", typeof(int), FieldAttributes.Public);
        outer.DefineField("Value", inner, FieldAttributes.Public);
        AppDomain.CurrentDomain.TypeResolve += (s, e) => {
            Console.WriteLine("resolve " + e.Name);
            inner.CreateType();
            return module.Assembly;
        };
        Type o = outer.CreateType();
        Console.WriteLine(o.GetField("Value").FieldType);
        Console.WriteLine(Activator.CreateInstance(o) != null);
    }
}

// expect: resolve Inner
// expect: Outer+Inner
// expect: True
