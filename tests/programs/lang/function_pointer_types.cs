// Function pointers: managed and unmanaged, generic, with refs and structs, as fields and arrays, casts, typeof.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

unsafe
{
    delegate*<int, int, int> add = &F.Add;
    Console.WriteLine(add(2, 3));
    delegate*<ref int, void> inc = &F.Inc; int x = 4; inc(ref x); Console.WriteLine(x);
    delegate*<Wide, long, Wide> wide = &F.Grow; Console.WriteLine(wide(new Wide { A = 1 }, 6).D);
    delegate*<string, object> cov = &F.Len; Console.WriteLine(cov("four"));
    var table = new delegate*<int, int, int>[2]; table[0] = &F.Add; table[1] = &F.Mul;
    Console.WriteLine(table[0](3, 4) + table[1](3, 4));
    F.Slot = &F.Mul; Console.WriteLine(F.Slot(5, 6));
    nint raw = (nint)add; Console.WriteLine(((delegate*<int, int, int>)raw)(1, 1));
    Console.WriteLine(G<int>.Name() + G<string>.Name());
    delegate* unmanaged<int, int, int> un = &F.Native; Console.WriteLine(un(7, 8));
    delegate* unmanaged[Cdecl]<double, float, double> und = &F.NativeD; Console.WriteLine(und(1.5, 2.5f));
    Console.WriteLine(typeof(delegate*<int, string>));
    Console.WriteLine(typeof(delegate* unmanaged[Cdecl]<ref int, void>));
    Console.WriteLine(typeof(delegate*<int, string>).IsFunctionPointer + " " + typeof(delegate*<int, string>).GetFunctionPointerReturnType() + " " + typeof(delegate*<int, string>).GetFunctionPointerParameterTypes().Length);
    Console.WriteLine(typeof(delegate* unmanaged<void>).IsUnmanagedFunctionPointer + " " + (typeof(delegate*<int>) == typeof(delegate*<int>)) + " " + (typeof(delegate*<int>) == typeof(delegate*<long>)));
    Console.WriteLine(typeof(F).GetField("Slot")!.FieldType + " " + (typeof(delegate*<int, void>[])));
    delegate*<delegate*<int, int, int>, int> higher = &F.Apply; Console.WriteLine(higher(add));
    delegate*<in int, out int, void> inout = &F.InOut; int q = 3; inout(in q, out int w); Console.WriteLine(w);
    Console.WriteLine(Inst(&F.Get, new F { N = 12 }));
    static int Inst(delegate*<F, int> f, F o) => f(o);
}

struct Wide { public long A, B, C, D; }
unsafe class F
{
    public int N;
    public static delegate*<int, int, int> Slot;
    public static int Add(int a, int b) => a + b;
    public static int Mul(int a, int b) => a * b;
    public static void Inc(ref int x) => x++;
    public static Wide Grow(Wide w, long n) { w.D = w.A + n; return w; }
    public static string Len(object o) => o.ToString()!.Length.ToString();
    public static int Apply(delegate*<int, int, int> f) => f(10, 20);
    public static void InOut(in int a, out int b) => b = a * 2;
    public static int Get(F f) => f.N;
    [UnmanagedCallersOnly] public static int Native(int a, int b) => a * 10 + b;
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])] public static double NativeD(double a, float b) => a + b;
}
unsafe static class G<T> { static string Impl() => typeof(T).Name; public static string Name() { delegate*<string> f = &Impl; return f(); } }

// expect: 5
// expect: 5
// expect: 7
// expect: 4
// expect: 19
// expect: 30
// expect: 2
// expect: Int32String
// expect: 78
// expect: 4
// expect: System.String(System.Int32)
// expect: System.Void(System.Int32&)
// expect: True System.String 1
// expect: True True False
// expect: System.Int32(System.Int32, System.Int32) System.Void(System.Int32)[]
// expect: 30
// expect: 6
// expect: 12
