// Tokens of a loaded and of a built module resolve to types, members, strings and signatures; the body of a built method.
using System;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static string Text() => "literal";

    static void Main() {
        Module m = typeof(P).Module;
        Console.WriteLine(m.ResolveType(typeof(P).MetadataToken));
        Console.WriteLine(m.ResolveMethod(typeof(P).GetMethod("Text", BindingFlags.NonPublic | BindingFlags.Static).MetadataToken));
        byte[] il = typeof(P).GetMethod("Text", BindingFlags.NonPublic | BindingFlags.Static).GetMethodBody().GetILAsByteArray();
        Console.WriteLine(m.ResolveString(BitConverter.ToInt32(il, Array.IndexOf(il, (byte)0x72) + 1)));
        try {
            m.ResolveMethod(0x06FFFFFF);
        } catch (ArgumentOutOfRangeException e) {
            Console.WriteLine(e.ParamName);
        }
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("T", TypeAttributes.Public);
        var gen = type.DefineMethod("M", MethodAttributes.Public | MethodAttributes.Static, typeof(int), Type.EmptyTypes).GetILGenerator();
        gen.DeclareLocal(typeof(string));
        gen.DeclareLocal(typeof(T[]));
        gen.BeginExceptionBlock();
        gen.Emit(OpCodes.Nop);
        gen.BeginCatchBlock(typeof(ArgumentException));
        gen.Emit(OpCodes.Pop);
        gen.EndExceptionBlock();
        gen.Emit(OpCodes.Ldc_I4_7);
        gen.Emit(OpCodes.Ret);
        Type t = type.CreateType();
        Console.WriteLine(t.GetMethod("M").Invoke(null, null));
        var body = t.GetMethod("M").GetMethodBody();
        Console.WriteLine(string.Join(",", body.LocalVariables.Select(v => v.LocalType)) + " " + body.GetILAsByteArray().Length + " " + body.InitLocals);
        Console.WriteLine(body.ExceptionHandlingClauses[0].CatchType + " " + body.ExceptionHandlingClauses[0].Flags);
        Console.WriteLine(t.Module.ResolveType(t.MetadataToken) == t);
        Console.WriteLine(t.Module.ResolveMethod(t.GetMethod("M").MetadataToken) == t.GetMethod("M"));
    }
}

class T { }

// expect: P
// expect: System.String Text()
// expect: literal
// expect: methodToken
// expect: 7
// expect: System.String,T[] 14 True
// expect: System.ArgumentException Clause
// expect: True
// expect: True
