// SetLastError keeps errno of the call for Marshal.GetLastPInvokeError and GetLastWin32Error; without it nothing is kept.
using System;
using System.Runtime.InteropServices;

static class P
{
    [DllImport("coiltest", SetLastError = true)] static extern int set_errno(int e);
    [DllImport("coiltest", EntryPoint = "set_errno")] static extern int set_errno_only(int e);
    [DllImport("coiltest", EntryPoint = "length8", SetLastError = true)] static extern int length8(string s);
    [UnmanagedFunctionPointer(CallingConvention.Cdecl, SetLastError = true)] delegate int Setter(int e);

    static void Main()
    {
        Console.WriteLine(set_errno(2) + " " + Marshal.GetLastPInvokeError());
        GC.Collect();
        Console.WriteLine(Marshal.GetLastWin32Error());
        set_errno_only(5);
        Console.WriteLine(Marshal.GetLastPInvokeError());
        Console.WriteLine(length8("abc") + " " + Marshal.GetLastPInvokeError());
        Marshal.SetLastPInvokeError(77);
        Console.WriteLine(Marshal.GetLastPInvokeError());
        Marshal.SetLastSystemError(12);
        Console.WriteLine(Marshal.GetLastSystemError());
        nint lib = NativeLibrary.Load("coiltest", typeof(P).Assembly, null);
        var setter = Marshal.GetDelegateForFunctionPointer<Setter>(NativeLibrary.GetExport(lib, "set_errno"));
        Console.WriteLine(setter(99) + " " + Marshal.GetLastPInvokeError());
        Console.WriteLine(Marshal.GetPInvokeErrorMessage(2));
    }
}

// expect: -2 203
// expect: 0
// expect: 0
// expect: 3 0
// expect: 77
// expect: 12
// expect: -99 99
// expect: No such file or directory
