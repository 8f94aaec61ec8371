// Marshal.SizeOf and OffsetOf: packing, explicit layout, size, inheritance, character sets, special types; what has no size.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    struct Empty { }
    struct Bools { public bool A; public byte B; public bool C; }
    struct Chars { public char A; public char B; }
    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)] struct WideChars { public char A; public string B; }
    [StructLayout(LayoutKind.Sequential, Pack = 1)] struct Packed { public byte A; public long B; public short C; }
    [StructLayout(LayoutKind.Sequential, Pack = 2)] struct Packed2 { public byte A; public long B; }
    [StructLayout(LayoutKind.Explicit)] struct Union { [FieldOffset(0)] public int A; [FieldOffset(0)] public double B; [FieldOffset(12)] public short C; }
    [StructLayout(LayoutKind.Sequential, Size = 40)] struct Sized { public int A; }
    struct Fixed { [MarshalAs(UnmanagedType.ByValTStr, SizeConst = 5)] public string A; [MarshalAs(UnmanagedType.ByValArray, SizeConst = 3)] public long[] B; }
    struct Special { public decimal A; public Guid B; public DateTime C; public nint D; public DayOfWeek E; }
    struct OneByteBool { [MarshalAs(UnmanagedType.U1)] public bool A; [MarshalAs(UnmanagedType.U1)] public bool B; public short C; }
    struct Nested { public byte A; public Bools B; public byte C; }
    [StructLayout(LayoutKind.Sequential)] class Base { public int A; public byte B; }
    [StructLayout(LayoutKind.Sequential)] class Derived : Base { public byte C; public double D; }
    struct Generic<T> { public T A; public byte B; }
    struct Buffer { public fixed int A[5]; public byte B; }
    [StructLayout(LayoutKind.Auto)] struct Auto { public int A; }

    static void Try(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message); }
    }

    static void Main()
    {
        Console.WriteLine($"{Marshal.SizeOf<Empty>()} {Marshal.SizeOf<Bools>()} {Marshal.SizeOf<Chars>()} {Marshal.SizeOf<WideChars>()} {Marshal.SizeOf<Packed>()} {Marshal.SizeOf<Packed2>()}");
        Console.WriteLine($"{Marshal.SizeOf<Union>()} {Marshal.SizeOf<Sized>()} {Marshal.SizeOf<Fixed>()} {Marshal.SizeOf<Special>()} {Marshal.SizeOf<OneByteBool>()} {Marshal.SizeOf<Nested>()}");
        Console.WriteLine($"{Marshal.SizeOf<Base>()} {Marshal.SizeOf<Derived>()} {Marshal.SizeOf<Buffer>()} {Marshal.SizeOf(new Generic<int>())}");
        Console.WriteLine($"{Marshal.SizeOf<bool>()} {Marshal.SizeOf<char>()} {Marshal.SizeOf<long>()} {Marshal.SizeOf<nint>()} {Marshal.SizeOf<decimal>()} {Marshal.SizeOf<Guid>()} {Marshal.SizeOf(typeof(int*))}");
        Console.WriteLine($"{Marshal.OffsetOf<Packed>("C")} {Marshal.OffsetOf<Union>("C")} {Marshal.OffsetOf<Fixed>("B")} {Marshal.OffsetOf<Special>("E")} {Marshal.OffsetOf<Derived>("D")} {Marshal.OffsetOf<Nested>("C")}");
        Try(() => Marshal.SizeOf<Generic<int>>());
        Try(() => Marshal.SizeOf<Auto>());
        Try(() => Marshal.SizeOf<object>());
        Try(() => Marshal.SizeOf<DayOfWeek>());
        Try(() => Marshal.SizeOf<DateTime>());
        Try(() => Marshal.SizeOf<int[]>());
        Try(() => Marshal.OffsetOf<Packed>("Nothing"));
        Try(() => Marshal.OffsetOf<Auto>("A"));
    }
}

// expect: 1 12 2 16 11 10
// expect: 16 40 32 56 4 20
// expect: 8 24 24 8
// expect: 4 1 8 8 16 16 8
// expect: 9 12 8 48 16 16
// expect: ArgumentException: The specified Type must not be a generic type. (Parameter 'T')
// expect: ArgumentException: Type 'P+Auto' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.
// expect: ArgumentException: Type 'System.Object' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.
// expect: ArgumentException: Type 'System.DayOfWeek' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.
// expect: ArgumentException: Type 'System.DateTime' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.
// expect: ArgumentException: Type 'System.Int32[]' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.
// expect: ArgumentException: Field passed in is not a marshaled member of the type 'P+Packed'. (Parameter 'fieldName')
// expect: ArgumentException: Type 'P+Auto' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.
