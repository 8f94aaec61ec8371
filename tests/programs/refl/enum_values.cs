// Enum: names, values, definedness and conversions on every underlying type.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

enum B : byte { A = 1, Max = 255 } enum S : sbyte { N = -1, Z = 0, P = 1 } enum H : short { Low = short.MinValue } enum W : ushort { A = 5 } enum I { X = -3, Y } enum U : uint { Big = uint.MaxValue } enum L : long { Min = long.MinValue, M1 = -1 } enum UL : ulong { Max = ulong.MaxValue, A = 1 } enum Dup { A = 1, B = 1, C = 2 } enum Empty { }

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    static void Main()
    {
        foreach (Type t in new[] { typeof(B), typeof(S), typeof(H), typeof(W), typeof(I), typeof(U), typeof(L), typeof(UL), typeof(Dup), typeof(Empty) })
        {
            Console.WriteLine($"{t} {Enum.GetUnderlyingType(t)} [{string.Join(",", Enum.GetNames(t))}] [{string.Join(",", Enum.GetValuesAsUnderlyingType(t).Cast<object>())}]");
            foreach (object v in new object[] { -1, 255L, "A" })
            {
                Try("  defined " + v, () => Enum.IsDefined(t, v));
                Try("  object " + v, () => Enum.ToObject(t, v));
                Try("  name " + v, () => Enum.GetName(t, v));
            }
        }
        Console.WriteLine(Dup.B + " " + (Dup)9 + " " + Enum.GetName(Dup.B));
        Try("not an enum", () => Enum.GetNames(typeof(int)));
        Console.WriteLine(L.Min.GetHashCode() + " " + S.N.GetHashCode() + " " + L.M1.CompareTo(L.Min) + " " + I.X.Equals(-3) + " " + I.X.GetTypeCode());
    }
}


// expect: B System.Byte [A,Max] [1,255]
// expect:   defined -1: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int32'; the enum underlying type was 'System.Byte'.
// expect:   object -1: Max
// expect:   name -1: null
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.Byte'.
// expect:   object 255: Max
// expect:   name 255: Max
// expect:   defined A: True
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: S System.SByte [Z,P,N] [0,1,-1]
// expect:   defined -1: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int32'; the enum underlying type was 'System.SByte'.
// expect:   object -1: N
// expect:   name -1: N
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.SByte'.
// expect:   object 255: N
// expect:   name 255: null
// expect:   defined A: False
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: H System.Int16 [Low] [-32768]
// expect:   defined -1: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int32'; the enum underlying type was 'System.Int16'.
// expect:   object -1: -1
// expect:   name -1: null
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.Int16'.
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: False
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: W System.UInt16 [A] [5]
// expect:   defined -1: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int32'; the enum underlying type was 'System.UInt16'.
// expect:   object -1: 65535
// expect:   name -1: null
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.UInt16'.
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: True
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: I System.Int32 [X,Y] [-3,-2]
// expect:   defined -1: False
// expect:   object -1: -1
// expect:   name -1: null
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.Int32'.
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: False
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: U System.UInt32 [Big] [4294967295]
// expect:   defined -1: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int32'; the enum underlying type was 'System.UInt32'.
// expect:   object -1: Big
// expect:   name -1: null
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.UInt32'.
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: False
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: L System.Int64 [Min,M1] [-9223372036854775808,-1]
// expect:   defined -1: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int32'; the enum underlying type was 'System.Int64'.
// expect:   object -1: M1
// expect:   name -1: M1
// expect:   defined 255: False
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: False
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: UL System.UInt64 [A,Max] [1,18446744073709551615]
// expect:   defined -1: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int32'; the enum underlying type was 'System.UInt64'.
// expect:   object -1: Max
// expect:   name -1: Max
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.UInt64'.
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: True
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: Dup System.Int32 [A,B,C] [1,1,2]
// expect:   defined -1: False
// expect:   object -1: -1
// expect:   name -1: null
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.Int32'.
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: True
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: Empty System.Int32 [] []
// expect:   defined -1: False
// expect:   object -1: -1
// expect:   name -1: null
// expect:   defined 255: ArgumentException Enum underlying type and the object must be same type or object must be a String. Type passed in was 'System.Int64'; the enum underlying type was 'System.Int32'.
// expect:   object 255: 255
// expect:   name 255: null
// expect:   defined A: False
// expect:   object A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect:   name A: ArgumentException The value passed in must be an enum base or an underlying type for an enum, such as an Int32. (Parameter 'value')
// expect: A 9 A
// expect: not an enum: ArgumentException Type provided must be an Enum. (Parameter 'enumType')
// expect: -2147483648 -1 1 False Int32
