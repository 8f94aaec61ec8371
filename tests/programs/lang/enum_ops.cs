// Enums: underlying types, flags, generic code, comparison, conversion, boxing, undefined values, arithmetic.
using System;
using System.Collections.Generic;

Console.WriteLine($"{E.B} {(E)9} {(int)E.B} {E.A | E.B} {F.X | F.Z} {(F)8} {(F)0} {default(E)}");
Console.WriteLine($"{E.B > E.A} {E.B - E.A} {E.A + 1} {~F.X} {F.Z.HasFlag(F.X)} {(F.X | F.Z).HasFlag(F.Z)}");
Console.WriteLine($"{L.Big} {(ulong)L.Big} {S.Neg} {(sbyte)S.Neg} {Enum.GetUnderlyingType(typeof(L))} {(byte)C.Q}");
object o = E.B; Console.WriteLine($"{(int)o} {o.Equals(E.B)} {o.Equals(2)} {o is Enum} {o is IComparable} {((Enum)o).CompareTo(E.A)} {o.GetHashCode()}");
Console.WriteLine(Name(E.A) + Num(F.Z) + Same(E.A, E.A) + Def<L>());
var dict = new Dictionary<E, string> { [E.A] = "a", [(E)77] = "odd" }; Console.WriteLine(dict[(E)77] + dict.ContainsKey(E.B));
E e = E.A; e++; e |= E.A; Console.WriteLine(e); ref E re = ref e; re = (E)5; Console.WriteLine((int)e);
Console.WriteLine(e switch { E.A => "A", (E)5 => "five", _ => "?" });
Console.WriteLine(Enum.Parse<F>("X, Z") + " " + Enum.TryParse("nope", out E bad) + " " + Enum.IsDefined((E)5) + " " + string.Join("|", Enum.GetNames<F>()));
E? ne = null; Console.WriteLine($"{ne == null} {ne.GetValueOrDefault()} {ne > E.A}");
Array arr = new E[] { E.B, E.A }; Array.Sort(arr); Console.WriteLine(arr.GetValue(0) + " " + ((int[])(object)arr)[1]);
try { L big = L.Big; checked { byte b = (byte)big; } } catch (OverflowException) { Console.WriteLine("overflow"); }
Console.WriteLine($"{E.B:D} {E.B:X} {F.X | F.Z:F} {(F)6:G}");
static string Name<T>(T t) where T : struct, Enum => t.ToString();
static int Num<T>(T t) where T : Enum => Convert.ToInt32(t);
static bool Same<T>(T a, T b) where T : Enum => EqualityComparer<T>.Default.Equals(a, b);
static string Def<T>() where T : Enum => default(T)!.ToString();
enum E { A = 1, B = 2 }
[Flags] enum F { X = 1, Y = 2, Z = 4 }
enum L : ulong { Big = ulong.MaxValue, Zero = 0 }
enum S : sbyte { Neg = -5 }
enum C : byte { Q = (byte)'q' }

// expect: B 9 2 3 X, Z 8 0 0
// expect: True 1 B -2 False True
// expect: Big 18446744073709551615 Neg -5 System.UInt64 113
// expect: 2 True False True True 1 2
// expect: A4TrueZero
// expect: oddFalse
// expect: 3
// expect: 5
// expect: five
// expect: X, Z False False X|Y|Z
// expect: True 0 False
// expect: A 2
// expect: overflow
// expect: 2 00000002 X, Z Y, Z
