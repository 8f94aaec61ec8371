// [LibraryImport]: the source generator's code marshals strings, bools, arrays and the last error itself.
using System;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

static unsafe partial class P
{
    const string Lib = "coiltest";
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] private static partial int length8(string? s);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf16)] private static partial int length16(string s);
    [LibraryImport(Lib, StringMarshalling = StringMarshalling.Utf8)] private static partial string? copy8(string s);
    [LibraryImport(Lib)] private static partial int bool4([MarshalAs(UnmanagedType.Bool)] bool b);
    [LibraryImport(Lib, SetLastError = true)] private static partial int set_errno(int e);
    [LibraryImport(Lib)] private static partial nint sum32(int[] a, int n);
    [LibraryImport(Lib)] private static partial nint sum32(ReadOnlySpan<int> a, int n);
    [LibraryImport(Lib)] private static partial void make_array([MarshalUsing(CountElementName = "n")] out int[] a, out int n);
    [LibraryImport(Lib)] private static partial int call_binary(delegate* unmanaged<int, int, int> f, int a, int b);
    [UnmanagedCallersOnly] static int Max(int a, int b) => Math.Max(a, b);

    static void Main()
    {
        Console.WriteLine(length8("h\u00E9llo") + " " + length8(null) + " " + length16("h\u00E9llo"));
        Console.WriteLine(copy8("copied"));
        Console.WriteLine(bool4(true));
        Console.WriteLine(set_errno(13) + " " + Marshal.GetLastPInvokeError());
        Console.WriteLine(sum32([1, 2, 3], 3) + " " + sum32((ReadOnlySpan<int>)[4, 5], 2));
        make_array(out int[] a, out int n);
        Console.WriteLine(string.Join(",", a) + " " + n);
        Console.WriteLine(call_binary(&Max, 3, 9));
    }
}

// expect: 6 -1 5
// expect: copied
// expect: 7
// expect: -13 13
// expect: 6 9
// expect: 0,1,4,9 4
// expect: 9
