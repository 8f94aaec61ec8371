// C functions with variable arguments work through a fixed signature.
using System;
using System.Runtime.InteropServices;

static class P
{
    [DllImport("coiltest", EntryPoint = "sum_varargs")] static extern int sum2(int n, int a, int b);
    [DllImport("coiltest", EntryPoint = "sum_varargs")] static extern int sum6(int n, int a, int b, int c, int d, int e, int f);

    static void Main()
    {
        Console.WriteLine(sum2(2, 3, 4));
        Console.WriteLine(sum6(6, 1, 2, 3, 4, 5, 6));
    }
}

// expect: 7
// expect: 21
