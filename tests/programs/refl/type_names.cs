// Name, Namespace, FullName and ToString of every kind of type.
using System;
using System.Collections.Generic;

namespace Shop { public class Outer<T> { public class Inner<U> { public T[]? A; public List<U[]>? B; } public enum E { X } public struct Plain { } } }

unsafe class Pointers { public int** P; public delegate*<int, ref string, void> F; public void* V; }

static class P
{
    static void Show(Type t) => Console.WriteLine($"{t.Name} | {t.Namespace ?? "-"} | {t.FullName ?? "-"} | {t}");

    static void Main()
    {
        Show(typeof(int));
        Show(typeof(Shop.Outer<>));
        Show(typeof(Shop.Outer<int>));
        Show(typeof(Shop.Outer<int>.Inner<string>));
        Show(typeof(Shop.Outer<>.Inner<>));
        Show(typeof(Shop.Outer<int>.E));
        Show(typeof(Shop.Outer<>.Plain));
        Show(typeof(Shop.Outer<>.Inner<>).GetField("A")!.FieldType);
        Show(typeof(Shop.Outer<>.Inner<>).GetField("B")!.FieldType);
        Show(typeof(List<>).GetGenericArguments()[0]);
        Show(typeof(int[,][]));
        Show(typeof(int).MakeArrayType(1));
        Show(typeof(int).MakeByRefType());
        Show(typeof(Dictionary<string, List<int?>>[]));
        Show(typeof((int, string)));
        foreach (string f in new[] { "P", "F", "V" }) Show(typeof(Pointers).GetField(f)!.FieldType);
        Console.WriteLine(typeof(List<Shop.Outer<int>>).AssemblyQualifiedName!.Replace(typeof(P).Assembly.GetName().Name!, "ME"));
    }
}

// expect: Int32 | System | System.Int32 | System.Int32
// expect: Outer`1 | Shop | Shop.Outer`1 | Shop.Outer`1[T]
// expect: Outer`1 | Shop | Shop.Outer`1[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]] | Shop.Outer`1[System.Int32]
// expect: Inner`1 | Shop | Shop.Outer`1+Inner`1[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e],[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]] | Shop.Outer`1+Inner`1[System.Int32,System.String]
// expect: Inner`1 | Shop | Shop.Outer`1+Inner`1 | Shop.Outer`1+Inner`1[T,U]
// expect: E | Shop | Shop.Outer`1+E[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]] | Shop.Outer`1+E[System.Int32]
// expect: Plain | Shop | Shop.Outer`1+Plain | Shop.Outer`1+Plain[T]
// expect: T[] | Shop | - | T[]
// expect: List`1 | System.Collections.Generic | - | System.Collections.Generic.List`1[U[]]
// expect: T | System.Collections.Generic | - | T
// expect: Int32[][,] | System | System.Int32[][,] | System.Int32[][,]
// expect: Int32[*] | System | System.Int32[*] | System.Int32[*]
// expect: Int32& | System | System.Int32& | System.Int32&
// expect: Dictionary`2[] | System.Collections.Generic | System.Collections.Generic.Dictionary`2[[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e],[System.Collections.Generic.List`1[[System.Nullable`1[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]], System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]], System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]][] | System.Collections.Generic.Dictionary`2[System.String,System.Collections.Generic.List`1[System.Nullable`1[System.Int32]]][]
// expect: ValueTuple`2 | System | System.ValueTuple`2[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e],[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]] | System.ValueTuple`2[System.Int32,System.String]
// expect: Int32** | System | System.Int32** | System.Int32**
// expect:  | - | - | System.Void(System.Int32, System.String&)
// expect: Void* | System | System.Void* | System.Void*
// expect: System.Collections.Generic.List`1[[Shop.Outer`1[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]], ME, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null]], System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e
