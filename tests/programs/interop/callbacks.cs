// Native code calls managed code through UnmanagedCallersOnly function pointers; state travels in a GCHandle.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    [DllImport("libc")] static extern void qsort(int* a, nuint n, nuint size, delegate* unmanaged<int*, int*, int> c);
    [DllImport("libc")] static extern void qsort_r(int* a, nuint n, nuint size, delegate* unmanaged<int*, int*, nint, int> c, nint state);
    static int calls;

    class State { public int Calls; public bool Down; }

    [UnmanagedCallersOnly] static int Ascending(int* a, int* b) { calls++; return *a - *b; }

    [UnmanagedCallersOnly] static int WithState(int* a, int* b, nint h)
    {
        var s = (State)GCHandle.FromIntPtr(h).Target!;
        s.Calls++;
        return s.Down ? *b - *a : *a - *b;
    }

    static void Main()
    {
        int[] v = [5, 2, 9, 1];
        fixed (int* p = v) qsort(p, 4, 4, &Ascending);
        Console.WriteLine(string.Join(",", v) + " " + (calls > 0));
        var state = new State { Down = true };
        GCHandle h = GCHandle.Alloc(state);
        fixed (int* p = v) qsort_r(p, 4, 4, &WithState, GCHandle.ToIntPtr(h));
        h.Free();
        Console.WriteLine(string.Join(",", v) + " " + (state.Calls > 0));
    }
}

// expect: 1,2,5,9 True
// expect: 9,5,2,1 True
