// Fields of every kind in a struct that goes to C and comes back: delegates, nested classes and structs, pointers, BSTR, characters.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    delegate int Binary(int a, int b);
    struct Job { public Binary? F; public int A, B, Result; }
    [StructLayout(LayoutKind.Sequential)] class Inner { public short S = 3; [MarshalAs(UnmanagedType.U1)] public bool B; }
    struct Outer { public byte First; public Inner? In; public int* Pointer; public Job Job; [MarshalAs(UnmanagedType.BStr)] public string? Text; public char C; }
    [DllImport("libc", EntryPoint = "memcpy")] static extern nint copy_in(byte[] to, ref Outer from, nint n);
    [DllImport("libc", EntryPoint = "memcpy")] static extern nint copy_out(out Outer to, byte[] from, nint n);

    static void Main()
    {
        int x = 5;
        int size = Marshal.SizeOf<Outer>();
        Console.WriteLine(size);
        byte[] bytes = new byte[size];
        Binary add = (a, b) => a + b;
        var o = new Outer { First = 9, In = new Inner { S = 7, B = true }, Pointer = &x, Job = new Job { F = add, A = 1, B = 2 }, C = 'q' };
        copy_in(bytes, ref o, size);
        Console.WriteLine(bytes[0] + " " + BitConverter.ToInt16(bytes, 2) + " " + bytes[4] + " " + bytes[size - 8]);
        copy_out(out Outer back, bytes, size);
        Console.WriteLine(back.First + " " + back.In!.S + back.In.B + " " + *back.Pointer + " " + back.Job.F!(3, 4) + ReferenceEquals(back.Job.F, add) + " " + back.Job.A + back.Job.B + " " + (back.Text == null) + back.C);
        copy_in(bytes, ref back, size);
        GC.KeepAlive(add);
        Outer empty = default;
        copy_in(bytes, ref empty, size);
        Console.WriteLine(Array.TrueForAll(bytes, b => b == 0));
    }
}

// expect: 56
// expect: 9 7 1 113
// expect: 9 7True 5 7True 12 Trueq
// expect: True
