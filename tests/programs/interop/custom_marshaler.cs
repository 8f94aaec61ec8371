// A custom marshaler converts a parameter, a reference and a result, and is told to clean up; one is made for each cookie.
using System;
using System.Runtime.InteropServices;

class Tagged : ICustomMarshaler
{
    readonly string cookie;
    Tagged(string cookie) => this.cookie = cookie;
    public static ICustomMarshaler GetInstance(string cookie) { Console.WriteLine($"instance '{cookie}'"); return new Tagged(cookie); }
    public nint MarshalManagedToNative(object o) => Marshal.StringToCoTaskMemUTF8(cookie + o);
    public object MarshalNativeToManaged(nint p) => cookie + Marshal.PtrToStringUTF8(p);
    public void CleanUpNativeData(nint p) { Console.WriteLine("clean " + Marshal.PtrToStringUTF8(p)); Marshal.FreeCoTaskMem(p); }
    public void CleanUpManagedData(object o) { }
    public int GetNativeDataSize() => -1;
}

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern int length8([MarshalAs(UnmanagedType.CustomMarshaler, MarshalTypeRef = typeof(Tagged), MarshalCookie = "<in>")] string? s);
    [DllImport(Lib)] [return: MarshalAs(UnmanagedType.CustomMarshaler, MarshalTypeRef = typeof(Tagged), MarshalCookie = "<out>")] static extern string copy8(string s);

    static void Main()
    {
        Console.WriteLine(length8("abc"));
        Console.WriteLine(length8("abcd"));
        Console.WriteLine(length8(null));
        Console.WriteLine(copy8("result"));
    }
}

// expect: instance '<in>'
// expect: clean <in>abc
// expect: 7
// expect: clean <in>abcd
// expect: 8
// expect: -1
// expect: instance '<out>'
// expect: clean result
// expect: <out>result
