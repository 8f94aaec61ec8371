// A StringBuilder is a buffer of its capacity that C writes and the builder takes back, in UTF-8 or UTF-16.
using System;
using System.Runtime.InteropServices;
using System.Text;

static class P
{
    const string Lib = "coiltest";
    [DllImport(Lib)] static extern int fill8(StringBuilder? b, int size);
    [DllImport(Lib, CharSet = CharSet.Unicode)] static extern int fill16(StringBuilder b, int size);
    [DllImport(Lib)] static extern void upper8(StringBuilder b);
    [DllImport(Lib, EntryPoint = "upper8")] static extern void upper_in([In] StringBuilder b);
    [DllImport(Lib, EntryPoint = "length8")] static extern int length8(StringBuilder? b);

    static void Main()
    {
        var b = new StringBuilder(64);
        Console.WriteLine(fill8(b, b.Capacity));
        Console.WriteLine(b + " " + b.Length);
        b.Clear();
        Console.WriteLine(fill16(b, 5) + " " + b);
        b = new StringBuilder("mixed Case \u00E9");
        upper8(b);
        Console.WriteLine(b);
        upper_in(b.Append(" more"));
        Console.WriteLine(b);
        Console.WriteLine(length8(null) + " " + length8(new StringBuilder()));
        var parts = new StringBuilder(4);
        for (int i = 0; i < 10; i++) parts.Append("chunk").Append(i);
        upper8(parts);
        Console.WriteLine(parts);
        Console.WriteLine(length8(parts));
    }
}

// expect: 12
// expect: buffer of 64 12
// expect: 4 sixt
// expect: MIXED CASE é
// expect: MIXED CASE é more
// expect: -1 0
// expect: CHUNK0CHUNK1CHUNK2CHUNK3CHUNK4CHUNK5CHUNK6CHUNK7CHUNK8CHUNK9
// expect: 60
