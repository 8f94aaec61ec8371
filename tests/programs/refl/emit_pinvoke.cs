// A P/Invoke method of a built type calls the C library.
using System;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Native", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var abs = type.DefinePInvokeMethod("Absolute", "libc", "abs", MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.PinvokeImpl,
            CallingConventions.Standard, typeof(int), new[] { typeof(int) }, CallingConvention.Cdecl, CharSet.Ansi);
        abs.SetImplementationFlags(abs.GetMethodImplementationFlags() | MethodImplAttributes.PreserveSig);
        Type t = type.CreateType();
        Console.WriteLine(t.GetMethod("Absolute").Invoke(null, new object[] { -42 }));
        var import = t.GetMethod("Absolute").GetCustomAttribute<DllImportAttribute>();
        Console.WriteLine(import.Value + " " + import.EntryPoint + " " + import.CallingConvention);
    }
}

// expect: 42
// expect: libc abs Cdecl
