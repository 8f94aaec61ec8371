// Custom attributes on a built assembly, module, type, method, parameter and property, set in mixed order.
using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public class TagAttribute : Attribute {
    public string Text;
    public int Number { get; set; }
    public Type Kind;
    public TagAttribute(string text) { Text = text; }
    public override string ToString() => Text + ":" + Number + ":" + Kind?.Name;
}

class P {
    static CustomAttributeBuilder Tag(string text, int number = 0) =>
        new(typeof(TagAttribute).GetConstructor(new[] { typeof(string) }), new object[] { text }, new[] { typeof(TagAttribute).GetProperty("Number") },
            new object[] { number }, new[] { typeof(TagAttribute).GetField("Kind") }, new object[] { typeof(P) });

    static void Show(string what, ICustomAttributeProvider p) =>
        Console.WriteLine(what + " " + string.Join(" ", p.GetCustomAttributes(typeof(TagAttribute), false).Select(a => a.ToString()).Order()));

    static void Main() {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule("m");
        var type = module.DefineType("T", TypeAttributes.Public);
        type.SetCustomAttribute(Tag("type"));
        var method = type.DefineMethod("M", MethodAttributes.Public, typeof(void), new[] { typeof(int) });
        method.SetCustomAttribute(Tag("method", 1));
        assembly.SetCustomAttribute(Tag("assembly"));
        type.SetCustomAttribute(Tag("type again", 2));
        method.DefineParameter(1, ParameterAttributes.None, "x").SetCustomAttribute(Tag("parameter"));
        method.SetCustomAttribute(Tag("method again", 3));
        method.GetILGenerator().Emit(OpCodes.Ret);
        var property = type.DefineProperty("Q", PropertyAttributes.None, typeof(int), null);
        property.SetCustomAttribute(Tag("property"));
        var getter = type.DefineMethod("get_Q", MethodAttributes.Public, typeof(int), Type.EmptyTypes);
        getter.GetILGenerator().ThrowException(typeof(NotImplementedException));
        property.SetGetMethod(getter);
        assembly.SetCustomAttribute(Tag("assembly again"));
        module.SetCustomAttribute(Tag("module"));
        Type t = type.CreateType();
        Show("assembly", t.Assembly);
        Show("module", t.Module);
        Show("type", t);
        Show("method", t.GetMethod("M"));
        Show("parameter", t.GetMethod("M").GetParameters()[0]);
        Show("property", t.GetProperty("Q"));
        Console.WriteLine(t.GetCustomAttributesData()[0]);
    }
}


// expect: assembly assembly again:0:P assembly:0:P
// expect: module module:0:P
// expect: type type again:2:P type:0:P
// expect: method method again:3:P method:1:P
// expect: parameter parameter:0:P
// expect: property property:0:P
// expect: [TagAttribute("type", Kind = typeof(P), Number = 0)]
