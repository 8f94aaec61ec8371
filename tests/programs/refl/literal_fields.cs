// Constants seen by reflection: listed once, read through GetValue and GetRawConstantValue, never written.
using System;
using System.Linq;
using System.Reflection;

foreach (var f in typeof(Constants).GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance).OrderBy(f => f.Name, StringComparer.Ordinal))
    Console.WriteLine($"{f.Name} {f.FieldType.Name} {f.IsLiteral} {f.IsStatic} {(f.IsStatic ? f.GetValue(null) ?? "null" : "")} {(f.IsLiteral ? f.GetRawConstantValue() ?? "null" : "")}");
foreach (var f in typeof(Color).GetFields().OrderBy(f => f.Name, StringComparer.Ordinal)) Console.WriteLine($"{f.Name} {f.FieldType} {f.IsLiteral} {(f.IsLiteral ? $"{f.GetValue(null)} {f.GetValue(null)!.GetType()} {f.GetRawConstantValue()}" : "")}");
Console.WriteLine(typeof(Constants).GetMember("Text").Length + " " + typeof(int).GetField("MaxValue")!.GetValue(null) + " " + typeof(double).GetField("NaN")!.GetValue(null));
try { typeof(Constants).GetField("Number")!.SetValue(null, 5); } catch (FieldAccessException e) { Console.WriteLine(e.GetType().Name); }
Console.WriteLine(typeof(Generic<>).GetField("Size")!.GetRawConstantValue() + " " + typeof(Generic<int>).GetField("Size")!.GetValue(null));

class Constants
{
    public const int Number = 42;
    public const string Text = "text";
    public const string? None = null;
    internal const Color Shade = Color.Green;
    public const decimal Price = 1.5m;
    public static readonly int Field = 7;
    public int Instance = 1;
}

enum Color : byte { Red = 1, Green = 2 }
class Generic<T> { public const long Size = 8; public T? Value; }

// expect: Field Int32 False True 7 
// expect: Instance Int32 False False  
// expect: None String True True null null
// expect: Number Int32 True True 42 42
// expect: Price Decimal False True 1.5 
// expect: Shade Color True True Green 2
// expect: Text String True True text text
// expect: Green Color True Green Color 2
// expect: Red Color True Red Color 1
// expect: value__ System.Byte False 
// expect: 1 2147483647 NaN
// expect: FieldAccessException
// expect: 8 8
