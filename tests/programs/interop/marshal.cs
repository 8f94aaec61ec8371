// Unmanaged memory through Marshal and NativeMemory; NativeLibrary.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    static void Main()
    {
        nint p = Marshal.AllocHGlobal(16);
        Marshal.WriteInt32(p, 42);
        Marshal.WriteInt64(p, 8, 1L << 40);
        Console.WriteLine(Marshal.ReadInt32(p) + " " + Marshal.ReadInt64(p + 8));
        Marshal.Copy(new byte[] { 1, 2, 3 }, 0, p, 3);
        byte[] back = new byte[3];
        Marshal.Copy(p, back, 0, 3);
        Console.WriteLine(string.Join(",", back));
        Marshal.FreeHGlobal(p);
        int* q = (int*)NativeMemory.AllocZeroed(4, 4);
        q[3] = 7;
        Console.WriteLine(q[0] + q[3]);
        NativeMemory.Free(q);
        nint lib = NativeLibrary.Load("libc.so.6");
        nint abs = NativeLibrary.GetExport(lib, "abs");
        Console.WriteLine(((delegate* unmanaged<int, int>)abs)(-9));
        Console.WriteLine(NativeLibrary.TryLoad("surely_no_such_library", out _));
        Console.WriteLine(Marshal.SizeOf<long>() + " " + Marshal.SizeOf<Guid>());
    }
}

// expect: 42 1099511627776
// expect: 1,2,3
// expect: 7
// expect: 9
// expect: False
// expect: 8 16
