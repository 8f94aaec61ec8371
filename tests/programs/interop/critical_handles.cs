// CriticalHandle as argument, result, out and ref; no count is kept.
using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

static class P
{
    const string Lib = "coiltest";
    class Handle : CriticalHandleZeroOrMinusOneIsInvalid
    {
        public nint Value => handle;
        protected override bool ReleaseHandle() { close_handle(handle); return true; }
    }
    [DllImport(Lib)] static extern Handle open_handle(int n);
    [DllImport(Lib)] static extern int close_handle(nint h);
    [DllImport(Lib)] static extern int count_handles();
    [DllImport(Lib)] static extern int use_handle(Handle h);
    [DllImport(Lib)] static extern void out_handle(out Handle h);
    [DllImport(Lib)] static extern void swap_handle(ref Handle h);

    static void Main()
    {
        Handle h = open_handle(5);
        Console.WriteLine(use_handle(h) + " " + h.Value + " " + count_handles());
        h.Dispose();
        Console.WriteLine(count_handles() + " " + h.IsClosed);
        out_handle(out h);
        Handle old = h;
        swap_handle(ref h);
        Console.WriteLine(h.Value + " " + old.Value + " " + ReferenceEquals(h, old));
        h.SetHandleAsInvalid();
        old.Dispose();
        Console.WriteLine(count_handles());
    }
}

// expect: 5 5 1
// expect: 0 True
// expect: 78 77 False
// expect: 0
