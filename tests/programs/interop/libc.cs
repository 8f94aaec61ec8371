// P/Invoke into the C library with blittable arguments; entry point names; a missing library and a missing function.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    [DllImport("libc")] static extern int abs(int x);
    [DllImport("libc", EntryPoint = "labs")] static extern long LongAbs(long x);
    [DllImport("libm.so.6")] static extern double pow(double x, double y);
    [DllImport("libc")] static extern nuint strlen(byte* s);
    [DllImport("libc")] static extern void* memset(void* p, int c, nuint n);
    [DllImport("libc")] static extern int no_such_function(int x);
    [DllImport("no_such_library_at_all")] static extern int f();

    static void Main()
    {
        Console.WriteLine(abs(-5));
        Console.WriteLine(LongAbs(-1L << 40));
        Console.WriteLine(pow(2, 10));
        fixed (byte* s = "twelve chars"u8) Console.WriteLine(strlen(s));
        int x = 0;
        memset(&x, 1, 4);
        Console.WriteLine(x.ToString("X8"));
        try { no_such_function(1); } catch (EntryPointNotFoundException) { Console.WriteLine("no entry point"); }
        try { f(); } catch (DllNotFoundException) { Console.WriteLine("no library"); }
    }
}

// expect: 5
// expect: 1099511627776
// expect: 1024
// expect: 12
// expect: 01010101
// expect: no entry point
// expect: no library
