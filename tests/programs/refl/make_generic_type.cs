// MakeGenericType: what it makes, and how broken constraints and wrong arguments are told.
using System;
using System.Collections.Generic;
using System.IO;

class Ref<T> where T : class, IDisposable, new() { }
class Val<T> where T : struct { }
class Unm<T> where T : unmanaged { }
class Self<T> where T : IComparable<T> { }
class Allow<T> where T : allows ref struct { }

static class P
{
    static void Try(Func<Type> f)
    {
        try { Console.WriteLine(f()); }
        catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name + ": " + e.InnerException.Message)}"); }
    }

    static void Main()
    {
        Try(() => typeof(Ref<>).MakeGenericType(typeof(MemoryStream)));
        Try(() => typeof(Ref<>).MakeGenericType(typeof(string)));
        Try(() => typeof(Val<>).MakeGenericType(typeof(int?)));
        Try(() => typeof(Val<>).MakeGenericType(typeof(string)));
        Try(() => typeof(Unm<>).MakeGenericType(typeof(KeyValuePair<int, long>)));
        Try(() => typeof(Unm<>).MakeGenericType(typeof(KeyValuePair<int, string>)));
        Try(() => typeof(Self<>).MakeGenericType(typeof(Type)));
        Try(() => typeof(Self<>).MakeGenericType(typeof(int)));
        Try(() => typeof(Allow<>).MakeGenericType(typeof(Span<int>)));
        Try(() => typeof(Val<>).MakeGenericType(typeof(Span<int>)));
        Try(() => typeof(List<>).MakeGenericType(typeof(int), typeof(int)));
        Try(() => typeof(List<>).MakeGenericType());
        Try(() => typeof(List<int>).MakeGenericType(typeof(int)));
        Try(() => typeof(List<>).MakeGenericType((Type)null!));
        Try(() => typeof(List<>).MakeGenericType(typeof(void)));
        Try(() => typeof(List<>).MakeGenericType(typeof(int*)));
        Try(() => typeof(List<>).MakeGenericType(typeof(Dictionary<,>).GetGenericArguments()[1]));
        Console.WriteLine(typeof(List<>).MakeGenericType(typeof(int)) == typeof(List<int>));
        Console.WriteLine(typeof(Ref<>).MakeGenericType(typeof(Ref<>).GetGenericArguments()[0]) == typeof(Ref<>));
    }
}

// expect: Ref`1[System.IO.MemoryStream]
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'Ref`1[T]' violates the constraint of type 'T'. <- TypeLoadException: GenericArguments[0], 'System.String', on 'Ref`1[T]' violates the constraint of type parameter 'T'.
// expect: ArgumentException: GenericArguments[0], 'System.Nullable`1[System.Int32]', on 'Val`1[T]' violates the constraint of type 'T'. <- TypeLoadException: GenericArguments[0], 'System.Nullable`1[System.Int32]', on 'Val`1[T]' violates the constraint of type parameter 'T'.
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'Val`1[T]' violates the constraint of type 'T'. <- TypeLoadException: GenericArguments[0], 'System.String', on 'Val`1[T]' violates the constraint of type parameter 'T'.
// expect: Unm`1[System.Collections.Generic.KeyValuePair`2[System.Int32,System.Int64]]
// expect: Unm`1[System.Collections.Generic.KeyValuePair`2[System.Int32,System.String]]
// expect: ArgumentException: GenericArguments[0], 'System.Type', on 'Self`1[T]' violates the constraint of type 'T'. <- TypeLoadException: GenericArguments[0], 'System.Type', on 'Self`1[T]' violates the constraint of type parameter 'T'.
// expect: Self`1[System.Int32]
// expect: Allow`1[System.Span`1[System.Int32]]
// expect: ArgumentException: GenericArguments[0], 'System.Span`1[System.Int32]', on 'Val`1[T]' violates the constraint of type 'T'. <- TypeLoadException: GenericArguments[0], 'System.Span`1[System.Int32]', on 'Val`1[T]' violates the constraint of type parameter 'T'.
// expect: ArgumentException: The number of generic arguments provided doesn't equal the arity of the generic type definition. (Parameter 'typeArguments')
// expect: ArgumentException: The number of generic arguments provided doesn't equal the arity of the generic type definition. (Parameter 'typeArguments')
// expect: InvalidOperationException: System.Collections.Generic.List`1[System.Int32] is not a GenericTypeDefinition. MakeGenericType may only be called on a type for which Type.IsGenericTypeDefinition is true.
// expect: ArgumentNullException: Value cannot be null.
// expect: ArgumentException: The type 'System.Void' may not be used as a type argument.
// expect: ArgumentException: The type 'System.Int32*' may not be used as a type argument.
// expect: System.Collections.Generic.List`1[TValue]
// expect: True
// expect: True
