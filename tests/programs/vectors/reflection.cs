// Operations on vectors called by reflection, and through delegates made from their MethodInfo.
using System;
using System.Linq;
using System.Reflection;
using System.Runtime.Intrinsics;

object Call(Type t, string name, Type[] generic, params object[] args) {
    var m = t.GetMethods().First(x => x.Name == name && x.GetParameters().Length == args.Length && x.IsGenericMethodDefinition == (generic.Length > 0) &&
        (generic.Length > 0 || x.GetParameters().Select(p => p.ParameterType).SequenceEqual(args.Select(a => a.GetType()))));
    return (generic.Length > 0 ? m.MakeGenericMethod(generic) : m).Invoke(null, args)!;
}
Type[] none = { }, ints = { typeof(int) };
var a = Vector128.Create(1, 2, 3, 4);
var b = Vector128.Create(5, -6, 7, -8);
Console.WriteLine(Call(typeof(Vector128), "Add", ints, a, b));
Console.WriteLine(Call(typeof(Vector128), "Max", ints, a, b));
Console.WriteLine(Call(typeof(Vector128), "Create", none, 9));
Console.WriteLine(Call(typeof(Vector128), "Shuffle", none, a, Vector128.Create(3, 2, 9, 0)));
Console.WriteLine(Call(typeof(Vector128), "WidenUpper", none, b));
Console.WriteLine(Call(typeof(Vector128), "Sum", ints, b));
Console.WriteLine(Call(typeof(Vector256), "ExtractMostSignificantBits", ints, Vector256.Create(b, b)));
Console.WriteLine(Call(typeof(Vector128<int>), "op_Multiply", none, a, b));
Console.WriteLine(typeof(Vector128<int>).GetProperty("Count")!.GetValue(null));
Console.WriteLine(typeof(Vector256<short>).GetProperty("AllBitsSet")!.GetValue(null));
Console.WriteLine(typeof(Vector128).GetProperty("IsHardwareAccelerated")!.GetValue(null) is bool);
var sub = typeof(Vector128<int>).GetMethod("op_Subtraction")!.CreateDelegate<Func<Vector128<int>, Vector128<int>, Vector128<int>>>();
Console.WriteLine(sub(a, b));
try { Call(typeof(Vector128), "GetElement", ints, a, 4); } catch (TargetInvocationException e) { Console.WriteLine(e.InnerException!.GetType().Name); }

// expect: <6, -4, 10, -4>
// expect: <5, 2, 7, 4>
// expect: <9, 9, 9, 9>
// expect: <4, 3, 0, 1>
// expect: <7, -8>
// expect: -2
// expect: 170
// expect: <5, -12, 21, -32>
// expect: 4
// expect: <-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1>
// expect: True
// expect: <-4, 8, -4, 12>
// expect: ArgumentOutOfRangeException
