// delegate* unmanaged: calls of exported functions, with values that need no marshalling and with bools that do; suppressed transitions.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

static unsafe class P
{
    record struct Floats3(float X, float Y, float Z);

    static void Main()
    {
        nint lib = NativeLibrary.Load("coiltest", typeof(P).Assembly, null);
        var add = (delegate* unmanaged<int, int, int>)NativeLibrary.GetExport(lib, "add_ints");
        Console.WriteLine(add(20, 22));
        var cdecl = (delegate* unmanaged[Cdecl]<int, int, int>)add;
        Console.WriteLine(cdecl(1, 2));
        var fast = (delegate* unmanaged[Cdecl, SuppressGCTransition]<int, int, int>)add;
        Console.WriteLine(fast(3, 4));
        var rotate = (delegate* unmanaged<Floats3, Floats3>)NativeLibrary.GetExport(lib, "rotate_floats3");
        Console.WriteLine(rotate(new(1, 2, 3)));
        var flag = (delegate* unmanaged<bool, int>)NativeLibrary.GetExport(lib, "bool4");
        Console.WriteLine(flag(true) + " " + flag(false));
        var length = (delegate* unmanaged<string, int>)NativeLibrary.GetExport(lib, "length8");
        Console.WriteLine(length("h\u00E9llo"));
        Console.WriteLine(*(int*)NativeLibrary.GetExport(lib, "exported_data"));
        var call = (delegate* unmanaged<delegate* unmanaged<int, int, int>, int, int, int>)NativeLibrary.GetExport(lib, "call_binary");
        Console.WriteLine(call(&Pow, 2, 10));
    }

    [UnmanagedCallersOnly]
    static int Pow(int a, int b) { int r = 1; while (b-- > 0) r *= a; return r; }
}

// expect: 42
// expect: 3
// expect: 7
// expect: Floats3 { X = 2, Y = 3, Z = 1 }
// expect: 7 0
// expect: 6
// expect: 1234
// expect: 1024
