// Strings as arguments: UTF-8 by default and for LPStr, UTF-16 for CharSet.Unicode, LPWStr and LPTStr; null stays null.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern int length8(string? s);
    [DllImport(Lib, CharSet = CharSet.Unicode)] static extern int length16(string? s);
    [DllImport(Lib, EntryPoint = "length8")] static extern int lpstr([MarshalAs(UnmanagedType.LPStr)] string s);
    [DllImport(Lib, EntryPoint = "length8")] static extern int utf8([MarshalAs(UnmanagedType.LPUTF8Str)] string s);
    [DllImport(Lib, EntryPoint = "length16")] static extern int lpwstr([MarshalAs(UnmanagedType.LPWStr)] string s);
    [DllImport(Lib, EntryPoint = "length16")] static extern int lptstr([MarshalAs(UnmanagedType.LPTStr)] string s);
    [DllImport(Lib, EntryPoint = "length8", CharSet = CharSet.Auto)] static extern int auto(string s);
    [DllImport(Lib)] static extern int byte_at(string s, int i);
    [DllImport(Lib)] static extern uint bstr_length([MarshalAs(UnmanagedType.BStr)] string? s);
    [DllImport(Lib, EntryPoint = "bstr_length")] static extern uint ansi_bstr_length([MarshalAs(UnmanagedType.AnsiBStr)] string? s);

    static void Main()
    {
        string s = "a\u00E9\u20AC\U0001F600";
        Console.WriteLine(length8(s) + " " + length8("") + " " + length8(null));
        Console.WriteLine(length16(s) + " " + length16("") + " " + length16(null));
        Console.WriteLine(lpstr(s) + " " + utf8(s) + " " + lpwstr(s) + " " + lptstr(s) + " " + auto("four"));
        for (int i = 1; i < 3; i++) Console.Write(byte_at(s, i).ToString("X2") + " ");
        Console.WriteLine(byte_at("\uD800", 0).ToString("X2"));
        Console.WriteLine(length8("cut\0here") + " " + length16("cut\0here"));
        Console.WriteLine(bstr_length("cut\0here") + " " + bstr_length("") + " " + (bstr_length(null) == uint.MaxValue));
        Console.WriteLine(ansi_bstr_length("\u00E9t\u00E9"));
        Console.WriteLine(length8(new string('x', 5000)));
    }
}

// expect: 10 0 -1
// expect: 5 0 -1
// expect: 10 10 5 5 4
// expect: C3 A9 EF
// expect: 3 3
// expect: 16 0 True
// expect: 5
// expect: 5000
