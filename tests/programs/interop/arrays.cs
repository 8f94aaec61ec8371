// Arrays as arguments: blittable elements in place, bools and strings as copies that come back with [Out] only; null and empty.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern nint sum32(int[]? a, int n);
    [DllImport(Lib)] static extern void double32(int[] a, int n);
    [DllImport(Lib, EntryPoint = "double32")] static extern void double_in([In] int[] a, int n);
    [DllImport(Lib)] static extern int count_true(bool[] a, int n);
    [DllImport(Lib)] static extern void set_bools([Out] bool[] a, int n);
    [DllImport(Lib, EntryPoint = "set_bools")] static extern void set_bools_in(bool[] a, int n);
    [DllImport(Lib)] static extern int total_length(string?[] a, int n);
    [DllImport(Lib)] static extern void replace_strings([In, Out] string[] a, int n);
    [DllImport(Lib)] static extern double sum_matrix(double[,] a, int n);

    static void Main()
    {
        int[] v = [1, 2, 3];
        Console.WriteLine(sum32(v, 3) + " " + sum32([], 0) + " " + sum32(null, 0));
        double32(v, 3);
        Console.WriteLine(string.Join(",", v));
        double_in(v, 3);
        Console.WriteLine(string.Join(",", v));
        Console.WriteLine(count_true([true, false, true], 3));
        bool[] b = [true, true, true];
        set_bools_in(b, 3);
        Console.WriteLine(string.Join(",", b));
        set_bools(b, 3);
        Console.WriteLine(string.Join(",", b));
        Console.WriteLine(total_length(["one", null, "\u00E9"], 3));
        string[] s = ["a", "b"];
        replace_strings(s, 2);
        Console.WriteLine(string.Join(",", s));
        Console.WriteLine(sum_matrix(new double[,] { { 1, 2 }, { 3, 4.5 } }, 4));
    }
}

// expect: 6 0 0
// expect: 2,4,6
// expect: 4,8,12
// expect: 2
// expect: True,True,True
// expect: False,True,False
// expect: 105
// expect: s0,s1
// expect: 10.5
