// Attributes that metadata keeps as flags and tables come back as attributes: layout, DllImport, MarshalAs, FieldOffset, In, Out, Optional.
using System;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[Serializable, StructLayout(LayoutKind.Explicit, Pack = 4, Size = 40, CharSet = CharSet.Unicode)]
struct Ex
{
    [FieldOffset(0)] public int A;
    [FieldOffset(8), MarshalAs(UnmanagedType.LPWStr)] public string S;
    [NonSerialized, FieldOffset(16)] public int N;
    [FieldOffset(24), MarshalAs(UnmanagedType.ByValArray, SizeConst = 4, ArraySubType = UnmanagedType.I1)] public byte[] Arr;
}

static class Native
{
    [DllImport("lib", EntryPoint = "ep", SetLastError = true, CharSet = CharSet.Unicode, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true, PreserveSig = false)]
    public static extern int Call([MarshalAs(UnmanagedType.LPStr)] string a, [In, Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 2)] byte[] b, [Optional] int n);
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.Synchronized)] public static void Impl() { }
}

static class P
{
    static void Main()
    {
        foreach (Type t in new[] { typeof(Ex), typeof(P), typeof(int), typeof(IDisposable) })
            Console.WriteLine($"{t}: {t.StructLayoutAttribute?.Value} {t.StructLayoutAttribute?.Size} {t.StructLayoutAttribute?.Pack} {t.StructLayoutAttribute?.CharSet}");
        foreach (FieldInfo f in typeof(Ex).GetFields()) Console.WriteLine($"{f} {f.Attributes}: {string.Join(" ", f.GetCustomAttributesData())}");
        DllImportAttribute d = typeof(Native).GetMethod("Call")!.GetCustomAttribute<DllImportAttribute>()!;
        Console.WriteLine($"{d.Value} {d.EntryPoint} {d.SetLastError} {d.CharSet} {d.CallingConvention} {d.ExactSpelling} {d.PreserveSig}");
        foreach (ParameterInfo p in typeof(Native).GetMethod("Call")!.GetParameters())
            Console.WriteLine($"{p} {p.Attributes} {p.IsOptional}: {string.Join(" ", p.GetCustomAttributes().Select(a => a is MarshalAsAttribute m ? $"{m.Value}/{m.SizeParamIndex}" : a.GetType().Name))}");
        Console.WriteLine(typeof(Native).GetMethod("Impl")!.MethodImplementationFlags + " " + typeof(Ex).IsDefined(typeof(SerializableAttribute)));
    }
}

// expect: Ex: Explicit 40 4 Unicode
// expect: P: Auto 0 0 Ansi
// expect: System.Int32: Sequential 0 0 Ansi
// expect: System.IDisposable:    
// expect: Int32 A Public: [System.Runtime.InteropServices.FieldOffsetAttribute((Int32)0)]
// expect: System.String S Public, HasFieldMarshal: [System.Runtime.InteropServices.MarshalAsAttribute((System.Runtime.InteropServices.UnmanagedType)21, ArraySubType = 0, SizeParamIndex = 0, SizeConst = 0, IidParameterIndex = 0, SafeArraySubType = 0)] [System.Runtime.InteropServices.FieldOffsetAttribute((Int32)8)]
// expect: Int32 N Public, NotSerialized: [System.Runtime.InteropServices.FieldOffsetAttribute((Int32)16)] [System.NonSerializedAttribute()]
// expect: Byte[] Arr Public, HasFieldMarshal: [System.Runtime.InteropServices.MarshalAsAttribute((System.Runtime.InteropServices.UnmanagedType)30, ArraySubType = 3, SizeParamIndex = 0, SizeConst = 4, IidParameterIndex = 0, SafeArraySubType = 0)] [System.Runtime.InteropServices.FieldOffsetAttribute((Int32)24)]
// expect: lib ep True Unicode Cdecl True False
// expect: System.String a HasFieldMarshal False: LPStr/0
// expect: Byte[] b In, Out, HasFieldMarshal False: InAttribute OutAttribute LPArray/2
// expect: Int32 n Optional True: OptionalAttribute
// expect: 40 True
