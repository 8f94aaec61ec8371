// MethodInfo.Invoke: which argument conversions the default binder makes, and which it refuses.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

struct V { public int X; }
class C
{
    public int Add(int a, int b = 5) => a + b; public static DayOfWeek En(DayOfWeek d) => d; public static string Ch(char c) => "" + (int)c;
    public static double Dbl(double d) => d; public static float Flt(float d) => d; public static long Lng(long l) => l; public int? Nul(int? x) => x + 1; public static string Str(V v) => "V" + v.X; public static object? Obj(object? o) => o;
}

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    static object? I(string name, params object?[] a) => typeof(C).GetMethod(name)!.Invoke(new C(), a);

    static void Main()
    {
        Try("exact", () => I("Add", 1, 2));
        Try("widening", () => I("Add", (byte)1, 'a'));
        Try("narrowing", () => I("Add", 1L, 1));
        Try("text", () => I("Add", "x", 1));
        Try("null to int", () => I("Add", null, 1));
        Try("too few", () => I("Add", 1));
        Try("missing", () => I("Add", 1, Type.Missing));
        Try("int to enum", () => I("En", 3));
        Try("other enum", () => I("En", ConsoleColor.Red));
        Try("enum to int", () => I("Add", DayOfWeek.Friday, 0));
        Try("int to char", () => I("Ch", 97));
        Try("ushort to char", () => I("Ch", (ushort)97));
        Try("long to double", () => I("Dbl", 5L));
        Try("float to double", () => I("Dbl", 1.5f));
        Try("decimal to double", () => I("Dbl", 1.5m));
        Try("double to float", () => I("Flt", 1.5));
        Try("uint to long", () => I("Lng", 5u));
        Try("nullable", () => I("Nul", 5));
        Try("null to nullable", () => I("Nul", (object?)null));
        Try("null to struct", () => I("Str", (object?)null));
        Try("wrong struct", () => I("Str", 5));
        Try("boxed object", () => I("Obj", 5));
    }
}

// expect: exact: 3
// expect: widening: 98
// expect: narrowing: ArgumentException Object of type 'System.Int64' cannot be converted to type 'System.Int32'.
// expect: text: ArgumentException Object of type 'System.String' cannot be converted to type 'System.Int32'.
// expect: null to int: 1
// expect: too few: TargetParameterCountException Parameter count mismatch.
// expect: missing: 6
// expect: int to enum: Wednesday
// expect: other enum: 12
// expect: enum to int: 5
// expect: int to char: ArgumentException Object of type 'System.Int32' cannot be converted to type 'System.Char'.
// expect: ushort to char: 97
// expect: long to double: 5
// expect: float to double: 1.5
// expect: decimal to double: ArgumentException Object of type 'System.Decimal' cannot be converted to type 'System.Double'.
// expect: double to float: ArgumentException Object of type 'System.Double' cannot be converted to type 'System.Single'.
// expect: uint to long: 5
// expect: nullable: 6
// expect: null to nullable: null
// expect: null to struct: V0
// expect: wrong struct: ArgumentException Object of type 'System.Int32' cannot be converted to type 'V'.
// expect: boxed object: 5
