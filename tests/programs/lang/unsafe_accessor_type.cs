// UnsafeAccessorType names types that the caller cannot: parameters and results as object.
using System;
using System.Runtime.CompilerServices;

object h = Make(5);
Console.WriteLine(h.GetType());
Console.WriteLine(Get(h));
Console.WriteLine(Sum(null!, h));
Console.WriteLine(Static(null!));
Console.WriteLine(Other(h).GetType());

[UnsafeAccessor(UnsafeAccessorKind.Constructor)]
[return: UnsafeAccessorType("Box+Hidden, unsafe_accessor_type")]
static extern object Make(int n);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Get")] static extern int Get([UnsafeAccessorType("Box+Hidden, unsafe_accessor_type")] object h);
[UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Sum")]
static extern int Sum([UnsafeAccessorType("Box+Hidden, unsafe_accessor_type")] object? t, [UnsafeAccessorType("Box+Hidden, unsafe_accessor_type")] object h);
[UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Static")] static extern string Static([UnsafeAccessorType("Box+Util, unsafe_accessor_type")] object? t);
[UnsafeAccessor(UnsafeAccessorKind.Method, Name = "Other")]
[return: UnsafeAccessorType("Box+Hidden, unsafe_accessor_type")]
static extern object Other([UnsafeAccessorType("Box+Hidden, unsafe_accessor_type")] object h);

class Box
{
    private class Hidden { int n; Hidden(int n) => this.n = n; int Get() => n; static int Sum(Hidden h) => h.n * 2; Hidden Other() => new(n + 1); }
    private static class Util { static string Static() => "static class"; }
}

// expect: Box+Hidden
// expect: 5
// expect: 10
// expect: static class
// expect: Box+Hidden
