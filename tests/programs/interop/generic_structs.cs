// Blittable instantiations of generic structs cross by value and by reference; spans are pinned by hand.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    const string Lib = "coiltest";
    record struct Pair<T>(T X, T Y);
    record struct Triple<T>(T X, T Y, T Z);
    [DllImport(Lib)] static extern Pair<int> swap_ints2(Pair<int> p);
    [DllImport(Lib)] static extern Pair<float> swap_floats2(Pair<float> p);
    [DllImport(Lib)] static extern Pair<double> swap_doubles2(Pair<double> p);
    [DllImport(Lib)] static extern Triple<double> rotate_doubles3(Triple<double> p);
    [DllImport(Lib)] static extern void point_move(ref Pair<int> p);
    [DllImport(Lib)] static extern nint sum32(int* a, int n);
    [DllImport(Lib, EntryPoint = "sum32")] static extern nint sum_ref(ref int first, int n);

    static void Main()
    {
        Console.WriteLine(swap_ints2(new(1, 2)));
        Console.WriteLine(swap_floats2(new(1.5f, 2.5f)));
        Console.WriteLine(swap_doubles2(new(3.5, 4.5)));
        Console.WriteLine(rotate_doubles3(new(1, 2, 3)));
        var p = new Pair<int>(5, 6);
        point_move(ref p);
        Console.WriteLine(p);
        ReadOnlySpan<int> s = [1, 2, 3, 4];
        fixed (int* f = s) Console.WriteLine(sum32(f, s.Length));
        int[] a = [10, 20, 30];
        Console.WriteLine(sum_ref(ref a[1], 2));
        Console.WriteLine(sum_ref(ref System.Runtime.CompilerServices.Unsafe.AsRef(in s[0]), 3));
    }
}

// expect: Pair { X = 2, Y = 1 }
// expect: Pair { X = 2.5, Y = 1.5 }
// expect: Pair { X = 4.5, Y = 3.5 }
// expect: Triple { X = 2, Y = 3, Z = 1 }
// expect: Pair { X = 15, Y = 26 }
// expect: 10
// expect: 50
// expect: 6
