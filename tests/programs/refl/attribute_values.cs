// Attribute arguments of every kind come back as written, through objects and through CustomAttributeData.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

[Flags] enum Small : byte { A = 1, B = 2 }

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
class AnyAttribute : Attribute
{
    public object?[] Values;
    public AnyAttribute(bool a, byte b, sbyte c, char d, short e, ushort f, int g, uint h, long i, ulong j, float k, double l, string? m, Type? n, Small o, object? p, int[]? q, params object?[]? r)
        => Values = new object?[] { a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r };
    public AnyAttribute() => Values = new object?[0];
    public string? Prop { get; set; }
    public DayOfWeek Day;
    public Type[]? Types { get; set; }
    public object? Obj;
}

[Any(true, 1, -1, 'c', -2, 2, -3, 3u, -4, 4ul, 1.5f, -0.0, "text\u00e9\0x", typeof(Dictionary<int, string[]>), Small.A | Small.B, (long)5, new[] { 1, 2 }, "r", null, typeof(int))]
[Any(false, 0, 0, '\0', 0, 0, 0, 0, 0, 0, float.NaN, double.NegativeInfinity, null, null, (Small)99, null, null, null)]
[Any(Prop = "named", Day = DayOfWeek.Friday, Types = new[] { typeof(List<>), typeof(int*) }, Obj = new object[] { 1, new[] { "x" }, Small.B })]
class Target { }

static class P
{
    static string Text(object? o) => o switch { null => "null", Array a => "[" + string.Join(",", a.Cast<object?>().Select(Text)) + "]", string s => '"' + s.Replace("\0", "\\0") + '"', char c => "'" + (int)c + "'", _ => o + ":" + o.GetType().Name };

    static void Main()
    {
        foreach (AnyAttribute a in typeof(Target).GetCustomAttributes<AnyAttribute>())
            Console.WriteLine(string.Join(" ", a.Values.Select(Text)) + " | " + Text(a.Prop) + " " + a.Day + " " + Text(a.Types) + " " + Text(a.Obj));
        foreach (CustomAttributeData d in typeof(Target).GetCustomAttributesData())
        {
            Console.WriteLine(d.ToString().Replace("\0", "\\0"));
            foreach (CustomAttributeNamedArgument n in d.NamedArguments) Console.WriteLine($"  {n.MemberName} field={n.IsField} {n.TypedValue.ArgumentType} {n}");
        }
    }
}

// expect: True:Boolean 1:Byte -1:SByte '99' -2:Int16 2:UInt16 -3:Int32 3:UInt32 -4:Int64 4:UInt64 1.5:Single -0:Double "texté\0x" System.Collections.Generic.Dictionary`2[System.Int32,System.String[]]:RuntimeType A, B:Small 5:Int64 [1:Int32,2:Int32] ["r",null,System.Int32:RuntimeType] | null Sunday null null
// expect: False:Boolean 0:Byte 0:SByte '0' 0:Int16 0:UInt16 0:Int32 0:UInt32 0:Int64 0:UInt64 NaN:Single -Infinity:Double null null 99:Small null null null | null Sunday null null
// expect:  | "named" Friday [System.Collections.Generic.List`1[T]:RuntimeType,System.Int32*:RuntimeType] [1:Int32,["x"],B:Small]
// expect: [AnyAttribute((Boolean)True, (Byte)1, (SByte)-1, 'c', (Int16)-2, (UInt16)2, (Int32)-3, (UInt32)3, (Int64)-4, (UInt64)4, (Single)1.5, (Double)-0, "texté\0x", typeof(System.Collections.Generic.Dictionary`2[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e],[System.String[], System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]]), (Small)3, (Int64)5, new Int32[2] { 1, 2 }, new Object[3] { "r", (String)null, typeof(System.Int32) })]
// expect: [AnyAttribute((Boolean)False, (Byte)0, (SByte)0, '\0', (Int16)0, (UInt16)0, (Int32)0, (UInt32)0, (Int64)0, (UInt64)0, (Single)NaN, (Double)-Infinity, (String)null, (Type)null, (Small)99, (String)null, (Int32[])null, (Object[])null)]
// expect: [AnyAttribute(Day = 5, Obj = new Object[3] { (Int32)1, new String[1] { "x" }, (Small)2 }, Prop = "named", Types = new Type[2] { typeof(System.Collections.Generic.List`1), typeof(System.Int32*) })]
// expect:   Day field=True System.DayOfWeek Day = 5
// expect:   Obj field=True System.Object[] Obj = new Object[3] { (Int32)1, new String[1] { "x" }, (Small)2 }
// expect:   Prop field=False System.String Prop = "named"
// expect:   Types field=False System.Type[] Types = new Type[2] { typeof(System.Collections.Generic.List`1), typeof(System.Int32*) }
