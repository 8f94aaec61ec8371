// An argument that cannot be converted: the others' handles are given back, and the call does not happen.
using System;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

static class P
{
    const string Lib = "coiltest";
    class Handle : SafeHandleZeroOrMinusOneIsInvalid
    {
        public Handle() : base(true) { }
        protected override bool ReleaseHandle() { Console.WriteLine("released"); return true; }
    }
    struct Bad { [MarshalAs(UnmanagedType.ByValArray, SizeConst = 3)] public int[] A; }
    [DllImport(Lib)] static extern Handle open_handle(int n);
    [DllImport(Lib, EntryPoint = "use_handle")] static extern int use(Handle h, string s, Bad b);
    [DllImport(Lib, EntryPoint = "use_handle")] static extern int use_two(Handle a, Handle? b);

    static void Main()
    {
        Handle h = open_handle(3);
        for (int i = 0; i < 3; i++)
        {
            try { use(h, "text", new Bad { A = [1] }); }
            catch (ArgumentException e) { Console.WriteLine(e.GetType().Name); }
            try { use_two(h, null); }
            catch (ArgumentNullException e) { Console.WriteLine(e.GetType().Name); }
        }
        Console.WriteLine(use(h, "text", new Bad { A = [1, 2, 3] }));
        h.Dispose();
        Console.WriteLine(h.IsClosed);
    }
}

// expect: ArgumentException
// expect: ArgumentNullException
// expect: ArgumentException
// expect: ArgumentNullException
// expect: ArgumentException
// expect: ArgumentNullException
// expect: 3
// expect: released
// expect: True
