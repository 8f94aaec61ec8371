// The questions with yes and no: Attributes and the Is* properties.
using System;
using System.Collections.Generic;

abstract class Abs { protected internal class In { } private protected struct S { } }
static class Stat { }
ref struct Rs { }
interface IFace { }
delegate void Del();
class Open<T> { }

static class P
{
    static void Show(Type t)
    {
        string s = "";
        void Add(bool b, string n) { if (b) s += " " + n; }
        Add(t.IsAbstract, "abstract"); Add(t.IsSealed, "sealed"); Add(t.IsClass, "class"); Add(t.IsInterface, "interface"); Add(t.IsValueType, "value");
        Add(t.IsPrimitive, "primitive"); Add(t.IsEnum, "enum"); Add(t.IsArray, "array"); Add(t.IsSZArray, "sz"); Add(t.IsVariableBoundArray, "md");
        Add(t.IsByRef, "byref"); Add(t.IsPointer, "pointer"); Add(t.IsByRefLike, "byreflike"); Add(t.IsGenericType, "generic");
        Add(t.IsGenericTypeDefinition, "definition"); Add(t.IsConstructedGenericType, "constructed"); Add(t.ContainsGenericParameters, "open");
        Add(t.IsGenericParameter, "parameter"); Add(t.IsNested, "nested"); Add(t.IsVisible, "visible"); Add(t.HasElementType, "element");
        Add(t.IsTypeDefinition, "typedef"); Add(t.IsSignatureType, "signature");
        Console.WriteLine($"{t}: {t.Attributes}:{s}");
    }

    static void Main()
    {
        foreach (Type t in new[] { typeof(Abs), typeof(Stat), typeof(Rs), typeof(IFace), typeof(Del), typeof(Open<>), typeof(Open<int>), typeof(int), typeof(DayOfWeek),
                                   typeof(int[]), typeof(int[,]), typeof(int*), typeof(int).MakeByRefType(), typeof(string), typeof(int?), typeof(nint),
                                   typeof(Open<>).GetGenericArguments()[0], typeof(Open<>).MakeArrayType(), typeof(Dictionary<,>.Enumerator), typeof(void) })
            Show(t);
        foreach (Type t in typeof(Abs).GetNestedTypes(System.Reflection.BindingFlags.NonPublic)) Show(t);
    }
}

// expect: Abs: Abstract, BeforeFieldInit: abstract class typedef
// expect: Stat: Abstract, Sealed, BeforeFieldInit: abstract sealed class typedef
// expect: Rs: SequentialLayout, Sealed, BeforeFieldInit: sealed value byreflike typedef
// expect: IFace: ClassSemanticsMask, Abstract, BeforeFieldInit: abstract interface typedef
// expect: Del: Sealed: sealed class typedef
// expect: Open`1[T]: BeforeFieldInit: class generic definition open typedef
// expect: Open`1[System.Int32]: BeforeFieldInit: class generic constructed
// expect: System.Int32: Public, SequentialLayout, Sealed, Serializable, BeforeFieldInit: sealed value primitive visible typedef
// expect: System.DayOfWeek: Public, Sealed: sealed value enum visible typedef
// expect: System.Int32[]: Public, Sealed, Serializable: sealed class array sz visible element
// expect: System.Int32[,]: Public, Sealed, Serializable: sealed class array md visible element
// expect: System.Int32*: Public: class pointer visible element
// expect: System.Int32&: Public: class byref visible element
// expect: System.String: Public, Sealed, Serializable, BeforeFieldInit: sealed class visible typedef
// expect: System.Nullable`1[System.Int32]: Public, SequentialLayout, Sealed, Serializable, BeforeFieldInit: sealed value generic constructed visible
// expect: System.IntPtr: Public, SequentialLayout, Sealed, Serializable, BeforeFieldInit: sealed value primitive visible typedef
// expect: T: Public: class open parameter nested visible
// expect: Open`1[T][]: Public, Sealed, Serializable: sealed class array sz open element
// expect: System.Collections.Generic.Dictionary`2+Enumerator[TKey,TValue]: NestedPublic, SequentialLayout, Sealed, BeforeFieldInit: sealed value generic definition open nested visible typedef
// expect: System.Void: Public, SequentialLayout, Sealed, BeforeFieldInit: sealed value visible typedef
// expect: Abs+In: NestedFamORAssem, BeforeFieldInit: class nested typedef
// expect: Abs+S: NestedFamANDAssem, SequentialLayout, Sealed, BeforeFieldInit: sealed value nested typedef
