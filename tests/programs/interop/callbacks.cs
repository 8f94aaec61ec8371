// Native code calls managed code: through a delegate, through an UnmanagedCallersOnly function pointer.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

static unsafe class P
{
    delegate int Compare(nint a, nint b);
    [DllImport("libc", EntryPoint = "qsort")] static extern void QsortDelegate(int[] a, nuint n, nuint size, Compare c);
    [DllImport("libc", EntryPoint = "qsort")] static extern void QsortPointer(int* a, nuint n, nuint size, delegate* unmanaged<int*, int*, int> c);
    static int calls;

    [UnmanagedCallersOnly] static int Descending(int* a, int* b) { calls++; return *b - *a; }

    static void Main()
    {
        int[] v = [5, 2, 9, 1];
        int n = 0;
        QsortDelegate(v, 4, 4, (a, b) => { n++; return *(int*)a - *(int*)b; });
        Console.WriteLine(string.Join(",", v) + " " + (n > 0));
        fixed (int* p = v) QsortPointer(p, 4, 4, &Descending);
        Console.WriteLine(string.Join(",", v) + " " + (calls > 0));
        Compare add = (a, b) => (int)(a + b);
        nint fp = Marshal.GetFunctionPointerForDelegate(add);
        Console.WriteLine(((delegate* unmanaged<nint, nint, int>)fp)(20, 22));
        Compare back = Marshal.GetDelegateForFunctionPointer<Compare>(fp);
        Console.WriteLine(back(1, 2));
        GC.KeepAlive(add);
    }
}

// expect: 1,2,5,9 True
// expect: 9,5,2,1 True
// expect: 42
// expect: 3
