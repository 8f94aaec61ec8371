// MakeArrayType, MakeByRefType, MakePointerType: results and refusals.
using System;

static class P
{
    static void Try(string what, Func<Type> f)
    {
        try { Console.WriteLine($"{what}: {f()}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}"); }
    }

    static void Main()
    {
        Try("vector", () => typeof(int).MakeArrayType());
        Try("rank 1", () => typeof(int).MakeArrayType(1));
        Try("rank 3", () => typeof(int[]).MakeArrayType(3));
        Try("rank 32", () => typeof(int).MakeArrayType(32));
        Try("rank 0", () => typeof(int).MakeArrayType(0));
        Try("rank 33", () => typeof(int).MakeArrayType(33));
        Try("void", () => typeof(void).MakeArrayType());
        Try("byref", () => typeof(int).MakeByRefType().MakeArrayType());
        Try("span", () => typeof(Span<int>).MakeArrayType());
        Try("pointer", () => typeof(int*).MakeArrayType());
        Try("byref of byref", () => typeof(int).MakeByRefType().MakeByRefType());
        Try("pointer to byref", () => typeof(int).MakeByRefType().MakePointerType());
        Try("byref of void", () => typeof(void).MakeByRefType());
        Try("pointer to void", () => typeof(void).MakePointerType());
        Console.WriteLine(typeof(int).MakeArrayType(1) == typeof(int[]));
        Console.WriteLine(typeof(int).MakeArrayType(2) == typeof(int[,]));
        Console.WriteLine(typeof(int[,,]).GetArrayRank() + " " + typeof(int).MakeArrayType(1).GetArrayRank());
        try { typeof(int).GetArrayRank(); } catch (ArgumentException e) { Console.WriteLine(e.Message); }
    }
}

// expect: vector: System.Int32[]
// expect: rank 1: System.Int32[*]
// expect: rank 3: System.Int32[][,,]
// expect: rank 32: System.Int32[,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,]
// expect: rank 0: IndexOutOfRangeException Index was outside the bounds of the array.
// expect: rank 33: TypeLoadException 'System.Int32[,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,]' from assembly 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e' has too many dimensions.
// expect: void: TypeLoadException Could not create array type 'System.Void[]' from assembly 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e' because the element type is System.Void.
// expect: byref: TypeLoadException Could not create array type 'System.Int32&' from assembly 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e' because the element type is ByRef.
// expect: span: TypeLoadException Could not create array type 'System.Span`1[System.Int32][]' from assembly 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e' because the element type is ByRef-like.
// expect: pointer: System.Int32*[]
// expect: byref of byref: TypeLoadException Could not create a ByRef of a ByRef. Type: 'System.Int32&'. Assembly: 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e'.
// expect: pointer to byref: TypeLoadException Could not create a pointer to a ByRef. Type: 'System.Int32&'. Assembly: 'System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e'.
// expect: byref of void: System.Void&
// expect: pointer to void: System.Void*
// expect: False
// expect: True
// expect: 3 1
// expect: Must be an array type.
