// Catch and finally blocks of a dynamic method.
using System;
using System.Reflection.Emit;

class P {
    static void Main() {
        var dm = new DynamicMethod("Safe", typeof(string), new[] { typeof(Action) });
        var il = dm.GetILGenerator();
        var r = il.DeclareLocal(typeof(string));
        il.BeginExceptionBlock();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Callvirt, typeof(Action).GetMethod("Invoke"));
        il.Emit(OpCodes.Ldstr, "ok");
        il.Emit(OpCodes.Stloc, r);
        il.BeginCatchBlock(typeof(InvalidOperationException));
        il.Emit(OpCodes.Callvirt, typeof(Exception).GetProperty("Message").GetMethod);
        il.Emit(OpCodes.Stloc, r);
        il.BeginFinallyBlock();
        il.EmitWriteLine("finally");
        il.EndExceptionBlock();
        il.Emit(OpCodes.Ldloc, r);
        il.Emit(OpCodes.Ret);
        var f = dm.CreateDelegate<Func<Action, string>>();
        Console.WriteLine(f(() => { }));
        Console.WriteLine(f(() => throw new InvalidOperationException("caught")));
        try {
            f(() => throw new ArgumentException("passes"));
        } catch (ArgumentException e) {
            Console.WriteLine(e.Message);
        }
    }
}

// expect: finally
// expect: ok
// expect: finally
// expect: caught
// expect: finally
// expect: passes
