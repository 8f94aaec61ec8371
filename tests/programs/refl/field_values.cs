// FieldInfo.GetValue and SetValue: readonly, static, constant, nullable and enum fields, wrong values and targets.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

class C { public int F; public readonly int RO = 1; public static readonly string SRO = "s"; public const int K = 3; public static long SL; private int priv = 9; public int? N; public object? O; public DayOfWeek D; public C() { _ = priv; } }
class G<T> { public static T? S; }

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    static void Main()
    {
        RuntimeHelpers.RunClassConstructor(typeof(C).TypeHandle);
        C c = new();
        foreach (string name in new[] { "F", "RO", "SRO", "K", "SL", "priv", "N", "O", "D" })
            foreach (object? v in new object?[] { 42, null, "str", DayOfWeek.Monday, (byte)7, 5.5 })
                Try($"{name} = {v ?? "null"}", () => { FieldInfo f = typeof(C).GetField(name, (BindingFlags)(-1) & ~BindingFlags.DeclaredOnly & ~BindingFlags.IgnoreCase)!; object? t = f.IsStatic ? null : c; f.SetValue(t, v); return f.GetValue(t); });
        Try("no target", () => typeof(C).GetField("F")!.GetValue(null));
        Try("wrong target", () => typeof(C).GetField("F")!.GetValue("s"));
        Try("generic static", () => { typeof(G<int>).GetField("S")!.SetValue(null, 6); return G<int>.S; });
        Try("open static", () => typeof(G<>).GetField("S")!.GetValue(null));
        Try("constant", () => typeof(C).GetField("K")!.GetRawConstantValue());
        Try("not constant", () => typeof(C).GetField("F")!.GetRawConstantValue());
    }
}

// expect: F = 42: 42
// expect: F = null: 0
// expect: F = str: ArgumentException Object of type 'System.String' cannot be converted to type 'System.Int32'.
// expect: F = Monday: 1
// expect: F = 7: 7
// expect: F = 5.5: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.Int32'.
// expect: RO = 42: 42
// expect: RO = null: 0
// expect: RO = str: ArgumentException Object of type 'System.String' cannot be converted to type 'System.Int32'.
// expect: RO = Monday: 1
// expect: RO = 7: 7
// expect: RO = 5.5: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.Int32'.
// expect: SRO = 42: ArgumentException Object of type 'System.Int32' cannot be converted to type 'System.String'.
// expect: SRO = null: FieldAccessException Cannot set initonly static field 'SRO' after type 'C' is initialized.
// expect: SRO = str: FieldAccessException Cannot set initonly static field 'SRO' after type 'C' is initialized.
// expect: SRO = Monday: ArgumentException Object of type 'System.DayOfWeek' cannot be converted to type 'System.String'.
// expect: SRO = 7: ArgumentException Object of type 'System.Byte' cannot be converted to type 'System.String'.
// expect: SRO = 5.5: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.String'.
// expect: K = 42: FieldAccessException Cannot set a constant field.
// expect: K = null: FieldAccessException Cannot set a constant field.
// expect: K = str: FieldAccessException Cannot set a constant field.
// expect: K = Monday: FieldAccessException Cannot set a constant field.
// expect: K = 7: FieldAccessException Cannot set a constant field.
// expect: K = 5.5: FieldAccessException Cannot set a constant field.
// expect: SL = 42: 42
// expect: SL = null: 0
// expect: SL = str: ArgumentException Object of type 'System.String' cannot be converted to type 'System.Int64'.
// expect: SL = Monday: 1
// expect: SL = 7: 7
// expect: SL = 5.5: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.Int64'.
// expect: priv = 42: 42
// expect: priv = null: 0
// expect: priv = str: ArgumentException Object of type 'System.String' cannot be converted to type 'System.Int32'.
// expect: priv = Monday: 1
// expect: priv = 7: 7
// expect: priv = 5.5: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.Int32'.
// expect: N = 42: 42
// expect: N = null: null
// expect: N = str: ArgumentException Object of type 'System.String' cannot be converted to type 'System.Nullable`1[System.Int32]'.
// expect: N = Monday: ArgumentException Object of type 'System.DayOfWeek' cannot be converted to type 'System.Nullable`1[System.Int32]'.
// expect: N = 7: ArgumentException Object of type 'System.Byte' cannot be converted to type 'System.Nullable`1[System.Int32]'.
// expect: N = 5.5: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.Nullable`1[System.Int32]'.
// expect: O = 42: 42
// expect: O = null: null
// expect: O = str: str
// expect: O = Monday: Monday
// expect: O = 7: 7
// expect: O = 5.5: 5.5
// expect: D = 42: 42
// expect: D = null: Sunday
// expect: D = str: ArgumentException Object of type 'System.String' cannot be converted to type 'System.DayOfWeek'.
// expect: D = Monday: Monday
// expect: D = 7: 7
// expect: D = 5.5: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.DayOfWeek'.
// expect: no target: TargetException Non-static field requires a target.
// expect: wrong target: ArgumentException Field 'F' defined on type 'C' is not a field on the target object which is of type 'System.String'.
// expect: generic static: 6
// expect: open static: InvalidOperationException Late bound operations cannot be performed on fields with types for which Type.ContainsGenericParameters is true.
// expect: constant: 3
// expect: not constant: InvalidOperationException Operation is not valid due to the current state of the object.
