// Filter, catch, fault and finally blocks in a built method, and its name in the stack trace.
using System;
using System.Reflection;
using System.Reflection.Emit;

public class P {
    public static void Throw(string s) => throw new InvalidOperationException(s);

    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Ns.E", TypeAttributes.Public);
        var method = type.DefineMethod("Run", MethodAttributes.Public | MethodAttributes.Static, typeof(string), new[] { typeof(string) });
        method.DefineParameter(1, ParameterAttributes.None, "text");
        var il = method.GetILGenerator();
        var result = il.DeclareLocal(typeof(string));
        il.BeginExceptionBlock();
        il.BeginExceptionBlock();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(P).GetMethod("Throw"));
        il.BeginFaultBlock();
        il.EmitWriteLine("fault");
        il.EndExceptionBlock();
        il.BeginExceptFilterBlock();
        il.Emit(OpCodes.Callvirt, typeof(Exception).GetProperty("Message").GetMethod);
        il.Emit(OpCodes.Ldstr, "yes");
        il.Emit(OpCodes.Call, typeof(string).GetMethod("op_Equality"));
        il.BeginCatchBlock(null);
        il.Emit(OpCodes.Pop);
        il.Emit(OpCodes.Ldstr, "filtered");
        il.Emit(OpCodes.Stloc, result);
        il.BeginFinallyBlock();
        il.EmitWriteLine("finally");
        il.EndExceptionBlock();
        il.Emit(OpCodes.Ldloc, result);
        il.Emit(OpCodes.Ret);
        var run = type.CreateType().GetMethod("Run").CreateDelegate<Func<string, string>>();
        Console.WriteLine(run("yes"));
        try {
            run("no");
        } catch (InvalidOperationException e) {
            Console.WriteLine(e.Message);
            Console.WriteLine(e.StackTrace.Split('\n')[1].Trim());
        }
    }
}

// expect: fault
// expect: finally
// expect: filtered
// expect: fault
// expect: finally
// expect: no
// expect: at Ns.E.Run(String text)
