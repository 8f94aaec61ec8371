// An assembly with DisableRuntimeMarshalling passes values as they are: bool one byte, char two; managed types are refused.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
[assembly: DisableRuntimeMarshalling]

static unsafe class P
{
    const string Lib = "coiltest";
    struct Flags { public bool A; public char B; }
    [DllImport(Lib)] static extern byte bool1(bool b);
    [DllImport(Lib)] static extern char char16(char c);
    [DllImport(Lib)] static extern int length8(string s);
    [DllImport(Lib)] static extern void flip_bool1(ref bool b);
    [DllImport(Lib, EntryPoint = "flip_bool1")] static extern void flip_pointer(bool* b);
    [DllImport(Lib, EntryPoint = "add_ints")] static extern int generic(Nullable<int> b);
    delegate bool Not(bool b);
    [DllImport(Lib, EntryPoint = "bool1")] static extern int array(int[] a);

    static void Try(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message); }
    }

    static void Main()
    {
        Console.WriteLine(bool1(true) + " " + bool1(false));
        Console.WriteLine(char16('\u20AB') == '\u20AC');
        bool b = false;
        flip_pointer(&b);
        Console.WriteLine(b + " " + sizeof(Flags) + " " + Marshal.SizeOf<Flags>());
        Try(() => length8("x"));
        Try(() => { bool x = true; flip_bool1(ref x); });
        Try(() => array([1]));
    }
}

// expect: 7 0
// expect: True
// expect: True 4 8
// expect: MarshalDirectiveException: Cannot marshal 'parameter #1': Cannot marshal managed types when the runtime marshalling system is disabled.
// expect: MarshalDirectiveException: Cannot marshal 'parameter #1': Cannot marshal managed types when the runtime marshalling system is disabled.
// expect: MarshalDirectiveException: Cannot marshal 'parameter #1': Cannot marshal managed types when the runtime marshalling system is disabled.
