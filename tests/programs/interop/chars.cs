// A char is one byte of UTF-8 with CharSet.Ansi, two bytes with CharSet.Unicode or MarshalAs.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern char char8(char c);
    [DllImport(Lib, CharSet = CharSet.Unicode)] static extern char char16(char c);
    [DllImport(Lib, EntryPoint = "char16")] [return: MarshalAs(UnmanagedType.U2)] static extern char explicit16([MarshalAs(UnmanagedType.U2)] char c);
    [DllImport(Lib, EntryPoint = "char8")] static extern byte first_byte(char c);
    [DllImport(Lib, CharSet = CharSet.Unicode)] static extern void next_char16(ref char c);

    static void Main()
    {
        Console.WriteLine(char8('a'));
        Console.WriteLine(char16('\u20AB') == '\u20AC');
        Console.WriteLine(explicit16('y'));
        Console.WriteLine(first_byte('\u00E9'));
        Console.WriteLine((int)char8('\u007F'));
        char c = 'x';
        next_char16(ref c);
        Console.WriteLine(c);
    }
}

// expect: b
// expect: True
// expect: z
// expect: 196
// expect: 65533
// expect: y
