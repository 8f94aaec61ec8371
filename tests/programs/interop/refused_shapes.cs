// Shapes that cannot cross: classes inside themselves, arrays of delegates, results by reference and as arrays, structs without end.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest", E = "add_ints";
    [StructLayout(LayoutKind.Sequential)] class Rec { public Rec? R; public int A; }
    struct Huge { [MarshalAs(UnmanagedType.ByValArray, SizeConst = 0x10000000)] public long[] A; }
    struct Inner { public object O; }
    struct Outer { public Inner I; }
    [DllImport(Lib, EntryPoint = E)] static extern int rec(Rec? r);
    [DllImport(Lib, EntryPoint = E)] static extern int delegates(Action[] a);
    [DllImport(Lib, EntryPoint = E)] static extern ref int reference();
    [DllImport(Lib, EntryPoint = E)] static extern int[] array();
    [DllImport(Lib, EntryPoint = E)] [return: MarshalAs(UnmanagedType.LPArray, SizeConst = 2)] static extern int[] sized();
    [DllImport(Lib, EntryPoint = E)] static extern int huge(ref Huge h);
    [DllImport(Lib, EntryPoint = E)] static extern int nested(Outer o);
    [DllImport(Lib, EntryPoint = E)] static extern int arrays(string[][] a);
    [DllImport(Lib, EntryPoint = E)] static extern int handle(ref HandleRef h);
    [DllImport(Lib, EntryPoint = E)] [return: MarshalAs(UnmanagedType.Currency)] static extern decimal currency();

    static void Try(string name, Action a)
    {
        try { a(); Console.WriteLine(name + ": no exception"); }
        catch (Exception e) { Console.WriteLine($"{name}: {e.GetType().Name}: {e.Message}"); }
    }

    static void Main()
    {
        Try("rec", () => rec(null));
        Try("delegates", () => delegates([]));
        Try("reference", () => reference());
        Try("array", () => array());
        Try("sized", () => sized());
        Try("huge", () => { Huge h = default; huge(ref h); });
        Try("nested", () => nested(default));
        Try("arrays", () => arrays([]));
        Try("handle", () => { HandleRef h = default; handle(ref h); });
        Try("currency", () => currency());
        Try("size", () => Marshal.SizeOf<Rec>());
    }
}

// expect: rec: TypeLoadException: Type 'Rec' cannot be marshaled as an unmanaged structure; its native layout contains a recursive definition so no meaningful size can be computed.
// expect: delegates: MarshalDirectiveException: Cannot marshal 'parameter #1': Signature is not Interop compatible.
// expect: reference: MarshalDirectiveException: Cannot marshal 'return value': Invalid managed/unmanaged type combination.
// expect: array: MarshalDirectiveException: Cannot marshal 'return value': Invalid managed/unmanaged type combination.
// expect: sized: MarshalDirectiveException: Cannot marshal 'return value': Invalid managed/unmanaged type combination.
// expect: huge: OutOfMemoryException: Exception of type 'System.OutOfMemoryException' was thrown.
// expect: nested: TypeLoadException: Cannot marshal field 'O' of type 'Inner': Invalid managed/unmanaged type combination (Marshaling to and from COM VARIANTs isn't supported).
// expect: arrays: MarshalDirectiveException: Cannot marshal 'parameter #1': There is no marshaling support for nested arrays.
// expect: handle: MarshalDirectiveException: Cannot marshal 'parameter #1': HandleRefs cannot be marshaled ByRef or from unmanaged to managed.
// expect: currency: MarshalDirectiveException: Method's type signature is not PInvoke compatible.
// expect: size: TypeLoadException: Type 'Rec' cannot be marshaled as an unmanaged structure; its native layout contains a recursive definition so no meaningful size can be computed.
