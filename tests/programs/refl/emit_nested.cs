// Nested type builders, public and private, and a field whose type is the nested class.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var outer = module.DefineType("Ns.Outer", TypeAttributes.Public);
        var inner = outer.DefineNestedType("Inner", TypeAttributes.NestedPublic);
        var hidden = outer.DefineNestedType("Hidden", TypeAttributes.NestedPrivate);
        outer.DefineField("F", inner, FieldAttributes.Public);
        inner.DefineField("Back", outer, FieldAttributes.Public);
        Type o = outer.CreateType(), i = inner.CreateType(), h = hidden.CreateType();
        Console.WriteLine(i.FullName + " in " + i.DeclaringType + " " + i.IsNestedPublic + h.IsNestedPrivate);
        foreach (var n in o.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic))
            Console.WriteLine(n.Name);
        object x = Activator.CreateInstance(o), y = Activator.CreateInstance(i);
        o.GetField("F").SetValue(x, y);
        i.GetField("Back").SetValue(y, x);
        Console.WriteLine(ReferenceEquals(i.GetField("Back").GetValue(o.GetField("F").GetValue(x)), x));
        Console.WriteLine(o.Assembly.GetType("Ns.Outer+Inner") == i);
    }
}

// expect: Ns.Outer+Inner in Ns.Outer TrueTrue
// expect: Inner
// expect: Hidden
// expect: True
// expect: True
