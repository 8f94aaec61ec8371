// What cannot be marshalled is refused at the first call, with the parameter, field or result named.
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

static unsafe class P
{
    const string Lib = "coiltest", E = "add_ints";
    struct WithBuilder { public StringBuilder B; }
    struct WithArray { public int[] A; }
    struct WithZero { [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 1)] public string S; [MarshalAs(UnmanagedType.LPStr)] public int I; }
    struct WithObject { public object O; }
    [StructLayout(LayoutKind.Auto)] struct Auto { public int A; }
    struct Generic<T> { public T A; }
    [DllImport(Lib, EntryPoint = E)] static extern int objects(object o);
    [DllImport(Lib, EntryPoint = E)] static extern int second(int a, List<int> b);
    [DllImport(Lib, EntryPoint = E)] static extern int plain_class(P2 p);
    [DllImport(Lib, EntryPoint = E)] static extern int wrong_int([MarshalAs(UnmanagedType.LPStr)] int a);
    [DllImport(Lib, EntryPoint = E)] static extern int wrong_string([MarshalAs(UnmanagedType.I4)] string a);
    [DllImport(Lib, EntryPoint = E)] static extern int wrong_bool([MarshalAs(UnmanagedType.R4)] bool a);
    [DllImport(Lib, EntryPoint = E)] static extern int jagged(int[][] a);
    [DllImport(Lib, EntryPoint = E)] static extern int object_array(object[] a);
    [DllImport(Lib, EntryPoint = E)] static extern int nullable(int? a);
    [DllImport(Lib, EntryPoint = E)] static extern int generic_string(Generic<string> a);
    [DllImport(Lib, EntryPoint = E)] static extern int auto(Auto a);
    [DllImport(Lib, EntryPoint = E)] static extern int builder(WithBuilder a);
    [DllImport(Lib, EntryPoint = E)] static extern int array_field(WithArray a);
    [DllImport(Lib, EntryPoint = E)] static extern int int_field(WithZero a);
    [DllImport(Lib, EntryPoint = E)] static extern int object_field(ref WithObject a);
    [DllImport(Lib, EntryPoint = E)] static extern int out_string([Out] string a);
    [DllImport(Lib, EntryPoint = E)] static extern int size_param([MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 5)] int[] a);
    [DllImport(Lib, EntryPoint = E)] static extern int iface(IDisposable a);
    [DllImport(Lib, EntryPoint = E)] static extern int delegates([MarshalAs(UnmanagedType.I4)] Action a);
    [DllImport(Lib, EntryPoint = E)] static extern int span(Span<int> a);
    [DllImport(Lib, EntryPoint = E)] static extern object result();
    [DllImport(Lib, EntryPoint = E)] static extern int generic_int(Generic<int> a);
    class P2 { public int A; }

    static void Try(string name, Action a)
    {
        try { a(); Console.WriteLine(name + ": no exception"); }
        catch (Exception e) { Console.WriteLine($"{name}: {e.GetType().Name}: {e.Message}"); }
    }

    static void Main()
    {
        Try("objects", () => objects(new object()));
        Try("second", () => second(1, []));
        Try("plain_class", () => plain_class(new P2()));
        Try("wrong_int", () => wrong_int(1));
        Try("wrong_string", () => wrong_string(""));
        Try("wrong_bool", () => wrong_bool(true));
        Try("jagged", () => jagged([]));
        Try("object_array", () => object_array([]));
        Try("nullable", () => nullable(1));
        Try("generic_string", () => generic_string(default));
        Try("auto", () => auto(default));
        Try("builder", () => builder(default));
        Try("array_field", () => array_field(default));
        Try("int_field", () => int_field(default));
        Try("object_field", () => { WithObject o = default; object_field(ref o); });
        Try("out_string", () => out_string(""));
        Try("size_param", () => size_param([]));
        Try("iface", () => iface(null!));
        Try("delegates", () => delegates(null!));
        Try("span", () => span(default));
        Try("result", () => result());
        Try("generic_int", () => generic_int(default));
    }
}

// expect: objects: MarshalDirectiveException: Cannot marshal 'parameter #1': Invalid managed/unmanaged type combination (Marshaling to and from COM VARIANTs isn't supported).
// expect: second: MarshalDirectiveException: Cannot marshal 'parameter #2': Non-blittable generic types cannot be marshaled.
// expect: plain_class: MarshalDirectiveException: Cannot marshal 'parameter #1': Invalid managed/unmanaged type combination (Marshaling to and from COM interface pointers isn't supported).
// expect: wrong_int: MarshalDirectiveException: Cannot marshal 'parameter #1': Invalid managed/unmanaged type combination (Int32/UInt32 must be paired with I4 or U4).
// expect: wrong_string: MarshalDirectiveException: Cannot marshal 'parameter #1': Invalid managed/unmanaged type combination (String parameters and return types must be paired with LPStr, LPWStr, or LPTStr).
// expect: wrong_bool: MarshalDirectiveException: Cannot marshal 'parameter #1': Invalid managed/unmanaged type combination (booleans must be paired with I1, U1, or Bool).
// expect: jagged: MarshalDirectiveException: Cannot marshal 'parameter #1': There is no marshaling support for nested arrays.
// expect: object_array: MarshalDirectiveException: Cannot marshal 'parameter #1': Signature is not Interop compatible.
// expect: nullable: MarshalDirectiveException: Cannot marshal 'parameter #1': Non-blittable generic types cannot be marshaled.
// expect: generic_string: MarshalDirectiveException: Cannot marshal 'parameter #1': Non-blittable generic types cannot be marshaled.
// expect: auto: MarshalDirectiveException: Cannot marshal 'parameter #1': Structures marked with [StructLayout(LayoutKind.Auto)] cannot be marshaled.
// expect: builder: TypeLoadException: Cannot marshal field 'B' of type 'WithBuilder': Struct or class fields cannot be of type StringBuilder. The same effect can usually be achieved by using a String field and preinitializing it to a string with length matching the length of the appropriate buffer.
// expect: array_field: TypeLoadException: Cannot marshal field 'A' of type 'WithArray': Invalid managed/unmanaged type combination (Array fields must be paired with ByValArray).
// expect: int_field: TypeLoadException: Cannot marshal field 'I' of type 'WithZero': Invalid managed/unmanaged type combination (Int32/UInt32 must be paired with I4 or U4).
// expect: object_field: TypeLoadException: Cannot marshal field 'O' of type 'WithObject': Invalid managed/unmanaged type combination (Marshaling to and from COM VARIANTs isn't supported).
// expect: out_string: no exception
// expect: size_param: MarshalDirectiveException: Cannot marshal 'parameter #1': Array size control parameter index is out of range.
// expect: iface: MarshalDirectiveException: Cannot marshal 'parameter #1': Invalid managed/unmanaged type combination (Marshaling to and from COM interface pointers isn't supported).
// expect: delegates: MarshalDirectiveException: Cannot marshal 'parameter #1': Invalid managed/unmanaged type combination (Delegates must be paired with FunctionPtr or IDispatch).
// expect: span: MarshalDirectiveException: Cannot marshal 'parameter #1': Non-blittable generic types cannot be marshaled.
// expect: result: MarshalDirectiveException: Cannot marshal 'return value': Invalid managed/unmanaged type combination (Marshaling to and from COM VARIANTs isn't supported).
// expect: generic_int: no exception
