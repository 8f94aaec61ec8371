// ByValTStr and ByValArray fields lie inside the struct; CharSet of the struct decides about characters; wrong lengths.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [StructLayout(LayoutKind.Sequential)]
    struct Parts
    {
        public int N;
        [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 8)] public string? Text;
        public Wide W;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 3)] public int[]? Values;
        [MarshalAs(UnmanagedType.ByValArray, SizeConst = 4, ArraySubType = UnmanagedType.U1)] public bool[]? Flags;
    }
    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    struct Wide { [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 4)] public string? Text; }
    [DllImport(Lib)] static extern int inline_sum(ref Parts p);
    [DllImport(Lib)] static extern void inline_change(ref Parts p);
    [DllImport(Lib)] static extern int size_of_parts();

    static void Main()
    {
        Console.WriteLine(Marshal.SizeOf<Parts>() == size_of_parts());
        var p = new Parts { N = 1, Text = "abc", W = new Wide { Text = "wx" }, Values = [1, 2, 3], Flags = [true, false, true, false] };
        Console.WriteLine(inline_sum(ref p));
        Console.WriteLine(p.Text + p.W.Text + p.Values!.Length + p.Flags![2]);
        inline_change(ref p);
        Console.WriteLine($"{p.N} {p.Text} {p.W.Text} {string.Join(",", p.Values)} {string.Join(",", p.Flags)}");
        p.Text = "much too long for it";
        p.W.Text = "longer";
        inline_sum(ref p);
        Console.WriteLine(p.Text + " " + p.W.Text);
        p = default;
        Console.WriteLine(inline_sum(ref p));
        Console.WriteLine((p.Text == "") + " " + p.Values!.Length);
        p.Values = [1];
        try { inline_sum(ref p); }
        catch (ArgumentException e) { Console.WriteLine(e.Message); }
        p.Values = [1, 2, 3, 4, 5];
        Console.WriteLine(inline_sum(ref p));
    }
}

// expect: True
// expect: 2012
// expect: abcwx3True
// expect: 42 changed W 0,10,20 True,False,True,True
// expect: much to lon
// expect: 0
// expect: True 3
// expect: Type could not be marshaled because the length of an embedded array instance does not match the declared length in the layout.
// expect: 6
