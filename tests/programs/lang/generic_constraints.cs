// Constraints that arguments given through reflection violate.
using System;
using System.Collections.Generic;

void Type(Type def, params Type[] args)
{
    try { Console.WriteLine(def.MakeGenericType(args)); }
    catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message} | {e.InnerException?.GetType().Name}"); }
}
void Method(string name, params Type[] args)
{
    try { Console.WriteLine(typeof(M).GetMethod(name)!.MakeGenericMethod(args).Invoke(null, null)); }
    catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message} | {e.InnerException?.GetType().Name}"); }
}
Type(typeof(RefOnly<>), typeof(string));
Type(typeof(RefOnly<>), typeof(int));
Type(typeof(ValOnly<>), typeof(int));
Type(typeof(ValOnly<>), typeof(int?));
Type(typeof(ValOnly<>), typeof(string));
Type(typeof(NewOnly<>), typeof(object));
Type(typeof(NewOnly<>), typeof(string));
Type(typeof(NewOnly<>), typeof(int));
Type(typeof(NewOnly<>), typeof(Abs));
Type(typeof(BaseOnly<>), typeof(ArgumentNullException));
Type(typeof(BaseOnly<>), typeof(string));
Type(typeof(IfaceOnly<>), typeof(int));
Type(typeof(IfaceOnly<>), typeof(object));
Type(typeof(Dep<,>), typeof(string), typeof(object));
Type(typeof(Dep<,>), typeof(object), typeof(string));
Type(typeof(Unm<>), typeof(int));
Type(typeof(Unm<>), typeof(KeyValuePair<int, string>));
Type(typeof(EnumOnly<>), typeof(DayOfWeek));
Type(typeof(EnumOnly<>), typeof(int));
Type(typeof(DelOnly<>), typeof(Action));
Type(typeof(DelOnly<>), typeof(int[]));
Type(typeof(List<>), typeof(void));
Type(typeof(List<>), typeof(int*));
Type(typeof(List<>), typeof(int).MakeByRefType());
Type(typeof(List<>), typeof(Span<int>));
Type(typeof(RefStructOk<>), typeof(Span<int>));
Type(typeof(List<>), typeof(int), typeof(int));
Type(typeof(int), typeof(int));
Type(typeof(Nullable<>), typeof(int?));
Type(typeof(Nullable<>), typeof(string));
Method("Ref", typeof(string));
Method("Ref", typeof(int));
Method("Cmp", typeof(int));
Method("Cmp", typeof(object));
Method("New", typeof(string));
Method("Ref", typeof(int), typeof(int));

class Abs { protected Abs() { } }
class RefOnly<T> where T : class { }
class ValOnly<T> where T : struct { }
class NewOnly<T> where T : new() { }
class BaseOnly<T> where T : Exception { }
class IfaceOnly<T> where T : IComparable<T> { }
class Dep<T, U> where T : U { }
class Unm<T> where T : unmanaged { }
class EnumOnly<T> where T : Enum { }
class DelOnly<T> where T : Delegate { }
class RefStructOk<T> where T : allows ref struct { }
static class M
{
    public static string Ref<T>() where T : class => typeof(T).Name;
    public static string Cmp<T>() where T : IComparable<T> => typeof(T).Name;
    public static string New<T>() where T : new() => new T().ToString()!;
}

// expect: RefOnly`1[System.String]
// expect: ArgumentException: GenericArguments[0], 'System.Int32', on 'RefOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: ValOnly`1[System.Int32]
// expect: ArgumentException: GenericArguments[0], 'System.Nullable`1[System.Int32]', on 'ValOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'ValOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: NewOnly`1[System.Object]
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'NewOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: NewOnly`1[System.Int32]
// expect: ArgumentException: GenericArguments[0], 'Abs', on 'NewOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: BaseOnly`1[System.ArgumentNullException]
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'BaseOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: IfaceOnly`1[System.Int32]
// expect: ArgumentException: GenericArguments[0], 'System.Object', on 'IfaceOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: Dep`2[System.String,System.Object]
// expect: ArgumentException: GenericArguments[0], 'System.Object', on 'Dep`2[T,U]' violates the constraint of type 'T'. | TypeLoadException
// expect: Unm`1[System.Int32]
// expect: Unm`1[System.Collections.Generic.KeyValuePair`2[System.Int32,System.String]]
// expect: EnumOnly`1[System.DayOfWeek]
// expect: ArgumentException: GenericArguments[0], 'System.Int32', on 'EnumOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: DelOnly`1[System.Action]
// expect: ArgumentException: GenericArguments[0], 'System.Int32[]', on 'DelOnly`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: ArgumentException: The type 'System.Void' may not be used as a type argument. | 
// expect: ArgumentException: The type 'System.Int32*' may not be used as a type argument. | 
// expect: ArgumentException: The type 'System.Int32&' may not be used as a type argument. | 
// expect: ArgumentException: GenericArguments[0], 'System.Span`1[System.Int32]', on 'System.Collections.Generic.List`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: RefStructOk`1[System.Span`1[System.Int32]]
// expect: ArgumentException: The number of generic arguments provided doesn't equal the arity of the generic type definition. (Parameter 'typeArguments') | 
// expect: InvalidOperationException: System.Int32 is not a GenericTypeDefinition. MakeGenericType may only be called on a type for which Type.IsGenericTypeDefinition is true. | 
// expect: ArgumentException: GenericArguments[0], 'System.Nullable`1[System.Int32]', on 'System.Nullable`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'System.Nullable`1[T]' violates the constraint of type 'T'. | TypeLoadException
// expect: String
// expect: ArgumentException: GenericArguments[0], 'System.Int32', on 'System.String Ref[T]()' violates the constraint of type 'T'. | VerificationException
// expect: Int32
// expect: ArgumentException: GenericArguments[0], 'System.Object', on 'System.String Cmp[T]()' violates the constraint of type 'T'. | VerificationException
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'System.String New[T]()' violates the constraint of type 'T'. | VerificationException
// expect: ArgumentException: The type or method has 1 generic parameter(s), but 2 generic argument(s) were provided. A generic argument must be provided for each generic parameter. | 
