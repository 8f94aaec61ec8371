// ParameterInfo: defaults of every kind, optional, params, in, out, custom modifiers.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

class C
{
    public void M(int a, [System.Runtime.InteropServices.Optional] int b, int c = 5, string d = "dd", DayOfWeek e = DayOfWeek.Friday, decimal f = 1.5m, DateTime g = default, object? h = null,
                  int? i = 7, double j = double.NaN, in int k = 3, char l = 'x', long m = long.MinValue, bool n = true, Guid o = default, params int[] p) { }
    public ref readonly int R(out int a, ref readonly int b, scoped ref int c, [CallerMemberName] string d = "") => throw null!;
    public T G<T, U>(T a, List<U> b, U[] c) where T : class, new() where U : struct => throw null!;
    public void Span(params ReadOnlySpan<int> s) { }
}

static class P
{
    static void Main()
    {
        foreach (MethodInfo m in typeof(C).GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance))
        {
            Console.WriteLine(m + " -> " + m.ReturnParameter + " " + string.Join(",", m.ReturnParameter.GetRequiredCustomModifiers().Select(t => t.Name)));
            foreach (ParameterInfo p in m.GetParameters())
                Console.WriteLine($"  {p.Position} {p} {p.Attributes} {p.IsOptional}{p.IsIn}{p.IsOut} {(p.HasDefaultValue ? "= " + (p.DefaultValue ?? "null") + " " + p.DefaultValue?.GetType().Name + " raw " + (p.RawDefaultValue ?? "null") : "")} " +
                                  string.Join(",", p.GetRequiredCustomModifiers().Select(t => t.Name)) + " " + string.Join(",", p.GetCustomAttributesData().Select(d => d.AttributeType.Name)));
        }
        Console.WriteLine(typeof(C).GetMethod("G")!.GetGenericArguments()[0].GenericParameterAttributes + " " + typeof(C).GetMethod("G")!.GetGenericArguments()[1].GenericParameterAttributes);
    }
}

// expect: Void M(Int32, Int32, Int32, System.String, System.DayOfWeek, System.Decimal, System.DateTime, System.Object, System.Nullable`1[System.Int32], Double, Int32 ByRef, Char, Int64, Boolean, System.Guid, Int32[]) -> Void 
// expect:   0 Int32 a None FalseFalseFalse   
// expect:   1 Int32 b Optional TrueFalseFalse   OptionalAttribute
// expect:   2 Int32 c Optional, HasDefault TrueFalseFalse = 5 Int32 raw 5  OptionalAttribute
// expect:   3 System.String d Optional, HasDefault TrueFalseFalse = dd String raw dd  OptionalAttribute
// expect:   4 System.DayOfWeek e Optional, HasDefault TrueFalseFalse = Friday DayOfWeek raw 5  OptionalAttribute
// expect:   5 System.Decimal f Optional TrueFalseFalse = 1.5 Decimal raw 1.5  OptionalAttribute,DecimalConstantAttribute
// expect:   6 System.DateTime g Optional, HasDefault TrueFalseFalse = null  raw null  OptionalAttribute
// expect:   7 System.Object h Optional, HasDefault TrueFalseFalse = null  raw null  OptionalAttribute,NullableAttribute
// expect:   8 System.Nullable`1[System.Int32] i Optional, HasDefault TrueFalseFalse = 7 Int32 raw 7  OptionalAttribute
// expect:   9 Double j Optional, HasDefault TrueFalseFalse = NaN Double raw NaN  OptionalAttribute
// expect:   10 Int32& k In, Optional, HasDefault TrueTrueFalse = 3 Int32 raw 3  InAttribute,OptionalAttribute,IsReadOnlyAttribute
// expect:   11 Char l Optional, HasDefault TrueFalseFalse = x Char raw x  OptionalAttribute
// expect:   12 Int64 m Optional, HasDefault TrueFalseFalse = -9223372036854775808 Int64 raw -9223372036854775808  OptionalAttribute
// expect:   13 Boolean n Optional, HasDefault TrueFalseFalse = True Boolean raw True  OptionalAttribute
// expect:   14 System.Guid o Optional, HasDefault TrueFalseFalse = null  raw null  OptionalAttribute
// expect:   15 Int32[] p None FalseFalseFalse   ParamArrayAttribute
// expect: Int32& R(Int32 ByRef, Int32 ByRef, Int32 ByRef, System.String) -> Int32&  InAttribute
// expect:   0 Int32& a Out FalseFalseTrue   OutAttribute
// expect:   1 Int32& b In FalseTrueFalse   InAttribute,RequiresLocationAttribute
// expect:   2 Int32& c None FalseFalseFalse   ScopedRefAttribute
// expect:   3 System.String d Optional, HasDefault TrueFalseFalse =  String raw   OptionalAttribute,CallerMemberNameAttribute
// expect: T G[T,U](T, System.Collections.Generic.List`1[U], U[]) -> T 
// expect:   0 T a None FalseFalseFalse   
// expect:   1 System.Collections.Generic.List`1[U] b None FalseFalseFalse   
// expect:   2 U[] c None FalseFalseFalse   
// expect: Void Span(System.ReadOnlySpan`1[System.Int32]) -> Void 
// expect:   0 System.ReadOnlySpan`1[System.Int32] s None FalseFalseFalse   ParamCollectionAttribute,ScopedRefAttribute
// expect: ReferenceTypeConstraint, DefaultConstructorConstraint NotNullableValueTypeConstraint, DefaultConstructorConstraint
