// Structs by value, by reference and as results across P/Invoke.
using System;
using System.Runtime.InteropServices;

[StructLayout(LayoutKind.Sequential)] struct Div { public int Quot, Rem; }
[StructLayout(LayoutKind.Sequential)] struct LDiv { public long Quot, Rem; }
[StructLayout(LayoutKind.Sequential)] struct TimeSpec { public long Seconds, Nanos; }

static class P
{
    [DllImport("libc")] static extern Div div(int a, int b);
    [DllImport("libc")] static extern LDiv ldiv(long a, long b);
    [DllImport("libc")] static extern int clock_gettime(int clock, out TimeSpec t);
    [DllImport("libc")] static extern int nanosleep(ref TimeSpec t, nint rem);

    static void Main()
    {
        Div d = div(17, 5);
        Console.WriteLine(d.Quot + " " + d.Rem);
        LDiv l = ldiv(-1L << 40, 1000);
        Console.WriteLine(l.Quot + " " + l.Rem);
        Console.WriteLine(clock_gettime(1, out TimeSpec t) + " " + (t.Seconds > 0));
        TimeSpec s = new() { Nanos = 1000 };
        Console.WriteLine(nanosleep(ref s, 0));
    }
}

// expect: 3 2
// expect: -1099511627 -776
// expect: 0 True
// expect: 0
