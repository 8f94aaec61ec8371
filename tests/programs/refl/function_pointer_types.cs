// Function pointer types: parts, calling conventions, modified types.
using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

unsafe class F
{
    public delegate*<int, void> A;
    public delegate* unmanaged[Cdecl, SuppressGCTransition]<ref int, string, long*> B;
    public delegate*<delegate*<int>, void>[] C = null!;
    public volatile int D;
    public void M(in int x, delegate* unmanaged<in byte, void> f) { }
}

static class P
{
    static string Join<T>(T[] a) => "(" + string.Join(", ", a) + ")";

    static void Main()
    {
        foreach (string n in new[] { "A", "B" })
        {
            Type t = typeof(F).GetField(n)!.FieldType, m = typeof(F).GetField(n)!.GetModifiedFieldType();
            Console.WriteLine($"{t} {t.IsFunctionPointer} {t.IsUnmanagedFunctionPointer} {t.GetFunctionPointerReturnType()} {Join(t.GetFunctionPointerParameterTypes())} {Join(t.GetFunctionPointerCallingConventions())}");
            Console.WriteLine($"{m} {Join(m.GetFunctionPointerCallingConventions())} {m.UnderlyingSystemType == t} {Join(m.GetFunctionPointerReturnType().GetOptionalCustomModifiers())}");
        }
        Console.WriteLine(typeof(F).GetField("C")!.FieldType + " " + typeof(F).GetField("C")!.FieldType.GetElementType()!.IsFunctionPointer);
        Console.WriteLine(Join(typeof(F).GetField("D")!.GetModifiedFieldType().GetRequiredCustomModifiers()));
        ParameterInfo p = typeof(F).GetMethod("M")!.GetParameters()[1];
        Console.WriteLine(p.ParameterType + " " + Join(p.GetModifiedParameterType().GetFunctionPointerParameterTypes()[0].GetRequiredCustomModifiers()));
        Console.WriteLine(typeof(F).GetField("A")!.FieldType == typeof(delegate*<int, void>));
        Console.WriteLine("[" + typeof(delegate*<int, void>).Name + "] " + (typeof(delegate*<int, void>).FullName == null));
    }
}

// expect: System.Void(System.Int32) True False System.Void (System.Int32) ()
// expect: System.Void(System.Int32) () True ()
// expect: System.Int64*(System.Int32&, System.String) True True System.Int64* (System.Int32&, System.String) ()
// expect: System.Int64*(System.Int32&, System.String) (System.Runtime.CompilerServices.CallConvSuppressGCTransition, System.Runtime.CompilerServices.CallConvCdecl) True (System.Runtime.CompilerServices.CallConvSuppressGCTransition, System.Runtime.CompilerServices.CallConvCdecl)
// expect: System.Void(System.Int32())[] True
// expect: (System.Runtime.CompilerServices.IsVolatile)
// expect: System.Void(System.Byte&) (System.Runtime.InteropServices.InAttribute)
// expect: True
// expect: [] True
