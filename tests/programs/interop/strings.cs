// Strings made by hand for native code, ref and out arguments, errno, arrays pinned by fixed.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    [DllImport("libc")] static extern nint strlen(nint s);
    [DllImport("libc")] static extern int chdir(byte* path);
    [DllImport("libc")] static extern int atoi(byte* s);
    [DllImport("libm.so.6")] static extern double frexp(double x, out int exponent);
    [DllImport("libc")] static extern int memcmp(int* a, int* b, nuint n);

    static void Main()
    {
        nint p = Marshal.StringToCoTaskMemUTF8("é€");
        Console.WriteLine(strlen(p));
        Console.WriteLine(Marshal.PtrToStringUTF8(p));
        Marshal.FreeCoTaskMem(p);
        fixed (byte* path = "/no/such/directory"u8) { int r = chdir(path); Console.WriteLine(r + " " + Marshal.GetLastSystemError()); }
        fixed (byte* digits = "123abc"u8) Console.WriteLine(atoi(digits));
        Console.WriteLine(frexp(48.0, out int e) + " " + e);
        int[] a = [1, 2, 3], b = [1, 2, 4];
        fixed (int* x = a, y = b) Console.WriteLine(memcmp(x, y, 8) + " " + (memcmp(x, y, 12) < 0));
        Console.WriteLine(Marshal.PtrToStringUTF8(0) == null);
    }
}

// expect: 5
// expect: é€
// expect: -1 2
// expect: 123
// expect: 0.75 6
// expect: 0 True
// expect: True
