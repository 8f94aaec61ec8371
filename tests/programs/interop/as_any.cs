// UnmanagedType.AsAny: the object decides; strings, builders, arrays and classes with layout; others are refused.
using System;
using System.Runtime.InteropServices;
using System.Text;

static class P
{
    const string Lib = "coiltest";
    [StructLayout(LayoutKind.Sequential)] class Point { public int X, Y; }
    class Plain { }
#pragma warning disable CS0618
    [DllImport(Lib)] static extern int length8([MarshalAs(UnmanagedType.AsAny)] object? o);
    [DllImport(Lib, CharSet = CharSet.Unicode)] static extern int length16([MarshalAs(UnmanagedType.AsAny)] object o);
    [DllImport(Lib)] static extern nint sum32([MarshalAs(UnmanagedType.AsAny)] object a, int n);
    [DllImport(Lib)] static extern int fill8([MarshalAs(UnmanagedType.AsAny)] object b, int size);
    [DllImport(Lib)] static extern void point_move([MarshalAs(UnmanagedType.AsAny), In, Out] object p);

    static void Main()
    {
        Console.WriteLine(length8("h\u00E9llo") + " " + length16("h\u00E9llo") + " " + length8(null));
        Console.WriteLine(sum32(new[] { 1, 2, 3 }, 3));
        var b = new StringBuilder(40);
        fill8(b, 40);
        Console.WriteLine(b);
        var p = new Point { X = 1 };
        point_move(p);
        Console.WriteLine(p.X + " " + p.Y);
        try { length8(new Plain()); }
        catch (ArgumentException e) { Console.WriteLine(e.Message); }
    }
}

// expect: 6 5 -1
// expect: 6
// expect:
// expect: 11 20
// expect: No PInvoke conversion exists for the value passed to an Object-typed parameter.
