// Structs by value with arrays inside, packed fields and overlapping ones.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

static unsafe class P
{
    const string Lib = "coiltest";
    struct FloatArray3 { public fixed float V[3]; }
    [InlineArray(3)] struct Inline3 { float first; }
    struct Bytes7 { public fixed sbyte A[7]; }
    [StructLayout(LayoutKind.Sequential, Pack = 1)] record struct Packed7(sbyte A, int B, short C);
    [StructLayout(LayoutKind.Explicit)] struct Number { [FieldOffset(0)] public int I; [FieldOffset(0)] public float F; }
    [DllImport(Lib)] static extern FloatArray3 scale_float_array3(FloatArray3 s, float by);
    [DllImport(Lib, EntryPoint = "scale_float_array3")] static extern Inline3 scale_inline3(Inline3 s, float by);
    [DllImport(Lib)] static extern Bytes7 reverse_bytes7(Bytes7 s);
    [DllImport(Lib)] static extern Packed7 add_packed7(Packed7 s);
    [DllImport(Lib)] static extern Number number_of(float f);
    [DllImport(Lib)] static extern int bits_of(Number n);

    static void Main()
    {
        FloatArray3 f = default;
        for (int i = 0; i < 3; i++) f.V[i] = i + 1;
        f = scale_float_array3(f, 2);
        Console.WriteLine(f.V[0] + " " + f.V[1] + " " + f.V[2]);
        Inline3 inline = default;
        for (int i = 0; i < 3; i++) inline[i] = i + 1;
        inline = scale_inline3(inline, 3);
        Console.WriteLine(inline[0] + " " + inline[1] + " " + inline[2]);
        Bytes7 b = default;
        for (int i = 0; i < 7; i++) b.A[i] = (sbyte)i;
        b = reverse_bytes7(b);
        for (int i = 0; i < 7; i++) Console.Write(b.A[i]);
        Console.WriteLine();
        Console.WriteLine(add_packed7(new(1, 2, 3)));
        Console.WriteLine(number_of(1).I.ToString("X"));
        Console.WriteLine(bits_of(new Number { F = -1 }).ToString("X"));
    }
}

// expect: 2 4 6
// expect: 3 6 9
// expect: 6543210
// expect: Packed7 { A = 2, B = 3, C = 4 }
// expect: 3F800000
// expect: BF800000
