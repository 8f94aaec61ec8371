// EnumBuilder: names, values, underlying type, parsing and formatting.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var builder = module.DefineEnum("Ns.Color", TypeAttributes.Public, typeof(byte));
        builder.DefineLiteral("Red", (byte)0);
        builder.DefineLiteral("Green", (byte)1);
        builder.DefineLiteral("Blue", (byte)200);
        Type color = builder.CreateType();
        Console.WriteLine(string.Join(",", Enum.GetNames(color)) + " " + Enum.GetUnderlyingType(color));
        object green = Enum.Parse(color, "green", true);
        Console.WriteLine(green + " " + Convert.ToInt32(green) + " " + green.GetType().IsEnum);
        Console.WriteLine(Enum.ToObject(color, 200) + " " + Enum.ToObject(color, 7));
        Console.WriteLine(Enum.IsDefined(color, (byte)1) + " " + green.Equals(Enum.ToObject(color, 1)));
        Console.WriteLine(color.GetField("Blue").GetRawConstantValue());
    }
}

// expect: Red,Green,Blue System.Byte
// expect: Green 1 True
// expect: Blue 7
// expect: True True
// expect: 200
