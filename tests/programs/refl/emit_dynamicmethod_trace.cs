// A dynamic method in a stack trace has a name and parameter types but no class.
using System;
using System.Diagnostics;
using System.Reflection.Emit;

class P {
    static void Main() {
        var dm = new DynamicMethod("Thrower", typeof(void), new[] { typeof(object), typeof(int) });
        var il = dm.GetILGenerator();
        il.Emit(OpCodes.Ldstr, "boom");
        il.Emit(OpCodes.Newobj, typeof(InvalidOperationException).GetConstructor(new[] { typeof(string) }));
        il.Emit(OpCodes.Throw);
        try {
            dm.CreateDelegate<Action<object, int>>()(null, 1);
        } catch (InvalidOperationException e) {
            Console.WriteLine(e.Message);
            Console.WriteLine(e.StackTrace.Split('\n')[0].Trim());
            Console.WriteLine(e.TargetSite);
            Console.WriteLine(new StackTrace(e).GetFrame(0).GetMethod());
        }
    }
}

// expect: boom
// expect: at Thrower(Object, Int32)
// expect: Void Thrower(System.Object, Int32)
// expect: Void Thrower(System.Object, Int32)
