// MakeGenericMethod: instantiating, open methods, wrong numbers, broken constraints.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

class Box<T> { public string M<U>(T t, U u) => typeof(T).Name + typeof(U).Name + t + u; public static List<V> Make<V>() where V : struct => new() { default }; }

static class P
{
    static void Try(Func<object?> f)
    {
        try { Console.WriteLine(f()); }
        catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name + ": " + e.InnerException.Message)}"); }
    }

    static void Main()
    {
        MethodInfo m = typeof(Box<int>).GetMethod("M")!, make = typeof(Box<>).GetMethod("Make")!;
        Try(() => m);
        Try(() => m.MakeGenericMethod(typeof(string)));
        Try(() => m.MakeGenericMethod(typeof(string)).Invoke(new Box<int>(), new object[] { 1, "x" }));
        Try(() => m.Invoke(new Box<int>(), new object[] { 1, "x" }));
        Try(() => m.MakeGenericMethod(typeof(int), typeof(int)));
        Try(() => m.MakeGenericMethod((Type)null!));
        Try(() => m.MakeGenericMethod(typeof(string)).MakeGenericMethod(typeof(string)));
        Try(() => make.MakeGenericMethod(typeof(int)).Invoke(null, null));
        Try(() => typeof(Box<string>).GetMethod("Make")!.MakeGenericMethod(typeof(string)));
        Try(() => ((List<int>)typeof(Box<string>).GetMethod("Make")!.MakeGenericMethod(typeof(int)).Invoke(null, null)!).Count);
        Try(() => m.MakeGenericMethod(typeof(string)).GetGenericMethodDefinition() == m);
        Try(() => typeof(P).GetMethod("Main", (BindingFlags)(-1))!.MakeGenericMethod(typeof(int)));
        Try(() => m.GetGenericArguments()[0].DeclaringMethod);
        Try(() => typeof(Enumerable).GetMethods().First(x => x.Name == "ToDictionary" && x.GetGenericArguments().Length == 3).MakeGenericMethod(typeof(int), typeof(string), typeof(object)));
    }
}

// expect: System.String M[U](Int32, U)
// expect: System.String M[String](Int32, System.String)
// expect: Int32String1x
// expect: InvalidOperationException: Late bound operations cannot be performed on types or methods for which ContainsGenericParameters is true.
// expect: ArgumentException: The type or method has 1 generic parameter(s), but 2 generic argument(s) were provided. A generic argument must be provided for each generic parameter.
// expect: ArgumentNullException: Value cannot be null.
// expect: InvalidOperationException: System.String M[String](Int32, System.String) is not a GenericMethodDefinition. MakeGenericMethod may only be called on a method for which MethodBase.IsGenericMethodDefinition is true.
// expect: InvalidOperationException: Late bound operations cannot be performed on types or methods for which ContainsGenericParameters is true.
// expect: ArgumentException: GenericArguments[0], 'System.String', on 'System.Collections.Generic.List`1[V] Make[V]()' violates the constraint of type 'V'. <- VerificationException: Method Box`1[System.String].Make: type argument 'System.String' violates the constraint of type parameter 'V'.
// expect: 1
// expect: True
// expect: InvalidOperationException: Void Main() is not a GenericMethodDefinition. MakeGenericMethod may only be called on a method for which MethodBase.IsGenericMethodDefinition is true.
// expect: System.String M[U](T, U)
// expect: System.Collections.Generic.Dictionary`2[System.String,System.Object] ToDictionary[Int32,String,Object](System.Collections.Generic.IEnumerable`1[System.Int32], System.Func`2[System.Int32,System.String], System.Func`2[System.Int32,System.Object])
