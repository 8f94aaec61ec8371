// Marshalling of strings and arrays, ref and out arguments, SetLastError.
using System;
using System.Runtime.InteropServices;

static class P
{
    [DllImport("libc", CharSet = CharSet.Ansi)] static extern nint strlen(string s);
    [DllImport("libc", SetLastError = true, CharSet = CharSet.Ansi)] static extern int chdir(string path);
    [DllImport("libc")] static extern int atoi([MarshalAs(UnmanagedType.LPUTF8Str)] string s);
    [DllImport("libm.so.6")] static extern double frexp(double x, out int exponent);
    [DllImport("libc")] static extern int memcmp(int[] a, int[] b, nuint n);

    static void Main()
    {
        Console.WriteLine(strlen("hello"));
        Console.WriteLine(strlen("é€"));
        Console.WriteLine(chdir("/no/such/directory") + " " + Marshal.GetLastPInvokeError());
        Console.WriteLine(atoi("123abc"));
        Console.WriteLine(frexp(48.0, out int e) + " " + e);
        Console.WriteLine(memcmp([1, 2, 3], [1, 2, 3], 12) + " " + (memcmp([1], [2], 4) < 0));
        nint p = Marshal.StringToCoTaskMemUTF8("round trip");
        Console.WriteLine(Marshal.PtrToStringUTF8(p));
        Marshal.FreeCoTaskMem(p);
        Console.WriteLine(Marshal.PtrToStringUTF8(0) == null);
    }
}

// expect: 5
// expect: 5
// expect: -1 2
// expect: 123
// expect: 0.75 6
// expect: 0 True
// expect: round trip
// expect: True
