// A delegate type is built, bound to a method and called.
using System;
using System.Reflection;
using System.Reflection.Emit;

public class P {
    public static int Twice(int x) => 2 * x;

    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Op", TypeAttributes.Public | TypeAttributes.Sealed, typeof(MulticastDelegate));
        type.DefineConstructor(MethodAttributes.Public | MethodAttributes.RTSpecialName | MethodAttributes.HideBySig, CallingConventions.Standard,
            new[] { typeof(object), typeof(IntPtr) }).SetImplementationFlags(MethodImplAttributes.Runtime);
        type.DefineMethod("Invoke", MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.HideBySig, typeof(int),
            new[] { typeof(int) }).SetImplementationFlags(MethodImplAttributes.Runtime);
        Type t = type.CreateType();
        Delegate d = Delegate.CreateDelegate(t, typeof(P).GetMethod("Twice"));
        Console.WriteLine(d.DynamicInvoke(21) + " " + d.GetType() + " " + (d is MulticastDelegate));
        Console.WriteLine(Delegate.Combine(d, d).GetInvocationList().Length);
    }
}

// expect: 42 Op True
// expect: 2
