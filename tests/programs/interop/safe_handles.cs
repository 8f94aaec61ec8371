// SafeHandle parameters: the count is held during the call; results, out and ref make new handles; closed and null ones are refused.
using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

static class P
{
    const string Lib = "coiltest";
    class Handle : SafeHandleZeroOrMinusOneIsInvalid
    {
        public Handle() : base(true) { }
        protected override bool ReleaseHandle() { close_handle(handle); return true; }
    }
    class Private : SafeHandleZeroOrMinusOneIsInvalid
    {
        Private() : base(true) { }
        protected override bool ReleaseHandle() => close_handle(handle) != 0;
    }
    class NoConstructor : SafeHandleZeroOrMinusOneIsInvalid
    {
        public NoConstructor(int x) : base(true) { }
        protected override bool ReleaseHandle() => true;
    }
    [DllImport(Lib)] static extern Handle open_handle(int n);
    [DllImport(Lib, EntryPoint = "open_handle")] static extern Private open_private(int n);
    [DllImport(Lib, EntryPoint = "open_handle")] static extern NoConstructor open_none(int n);
    [DllImport(Lib)] static extern int close_handle(nint h);
    [DllImport(Lib)] static extern int count_handles();
    [DllImport(Lib)] static extern int use_handle(Handle? h);
    [DllImport(Lib, EntryPoint = "use_handle")] static extern int use_any(SafeHandle h);
    [DllImport(Lib)] static extern void out_handle(out Handle h);
    [DllImport(Lib)] static extern void swap_handle(ref Handle h);

    static void Try(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message); }
    }

    static void Main()
    {
        Handle h = open_handle(5);
        Console.WriteLine(use_handle(h) + " " + use_any(h) + " " + count_handles());
        h.Dispose();
        Console.WriteLine(count_handles());
        Try(() => use_handle(h));
        Try(() => use_handle(null));
        out_handle(out h);
        Console.WriteLine(use_handle(h) + " " + h.IsInvalid + " " + count_handles());
        Handle old = h;
        swap_handle(ref h);
        Console.WriteLine(use_handle(h) + " " + ReferenceEquals(h, old));
        old.SetHandleAsInvalid();
        h.Dispose();
        Console.WriteLine(count_handles());
        using (Private p = open_private(9)) Console.WriteLine(use_any(p));
        Console.WriteLine(count_handles());
        Console.WriteLine(open_handle(0).IsInvalid);
        Try(() => open_none(1));
    }
}

// expect: 5 5 1
// expect: 0
// expect: ObjectDisposedException: Cannot access a disposed object.
// expect: Object name: 'P+Handle'.
// expect: ArgumentNullException: SafeHandle cannot be null. (Parameter 'pHandle')
// expect: 77 False 1
// expect: 78 False
// expect: 0
// expect: 9
// expect: 0
// expect: True
// expect: MissingMethodException: .ctor
