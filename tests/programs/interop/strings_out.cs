// Strings that C gives: results, out and ref parameters; their memory is freed, null stays null.
// stress: 50
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern string? copy8(string? s);
    [DllImport(Lib, CharSet = CharSet.Unicode)] static extern string? copy16(string? s);
    [DllImport(Lib, EntryPoint = "copy8")] [return: MarshalAs(UnmanagedType.LPUTF8Str)] static extern string utf8([MarshalAs(UnmanagedType.LPUTF8Str)] string s);
    [DllImport(Lib)] static extern void replace8(ref string? s);
    [DllImport(Lib)] static extern void out8(out string s);
    [DllImport(Lib)] static extern void out_null8(out string? s);
    [DllImport(Lib, CharSet = CharSet.Unicode)] static extern void out16(out string s);
    [DllImport(Lib, EntryPoint = "copy8")] static extern nint raw([MarshalAs(UnmanagedType.LPStr)] string s);

    static void Main()
    {
        Console.WriteLine(copy8("h\u00E9llo"));
        Console.WriteLine(copy8("") == "");
        Console.WriteLine(copy8(null) == null);
        Console.WriteLine(copy16("w\u00EFde") + " " + (copy16(null) == null));
        Console.WriteLine(utf8("\u20AC 5"));
        string? s = "ref";
        replace8(ref s);
        Console.WriteLine(s);
        s = null;
        replace8(ref s);
        Console.WriteLine(s);
        out8(out s);
        Console.WriteLine(s);
        out_null8(out s);
        Console.WriteLine(s == null);
        out16(out s);
        Console.WriteLine(s);
        nint p = raw("raw");
        Console.WriteLine(Marshal.PtrToStringUTF8(p));
        Marshal.FreeCoTaskMem(p);
        for (int i = 0; i < 2000; i++) copy8("again and again");
        Console.WriteLine("done");
    }
}

// expect: héllo
// expect: True
// expect: True
// expect: wïde True
// expect: € 5
// expect: <ref>
// expect: <null>
// expect: made in C
// expect: True
// expect: wide€
// expect: raw
// expect: done
