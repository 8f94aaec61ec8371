// Nullable<T>: boxing, unboxing, casts through object, interfaces and generics, GetType, lifted operators, enum underneath.
using System;

int? a = 5, n = null;
object? o = a, on = n;
Console.WriteLine($"{o!.GetType()} {on == null} {(int)o} {(int?)o} {((int?)on).HasValue} {o is int?} {o is int}");
Console.WriteLine($"{a.GetType()} {n.ToString() == ""} {n.GetHashCode()} {a.Equals(5)} {n.Equals(null)} {a.Equals("x")}");
try { n!.GetType(); } catch (NullReferenceException) { Console.WriteLine("null GetType"); }
try { int v = (int)n!; } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
try { long? l = (long?)o; } catch (InvalidCastException e) { Console.WriteLine(e.Message); }
DayOfWeek? d = DayOfWeek.Friday; object od = d;
Console.WriteLine($"{od} {(DayOfWeek?)od} {od is DayOfWeek?} {od.GetType().Name}");
try { int? i = (int?)od; Console.WriteLine(i); } catch (InvalidCastException) { Console.WriteLine("enum to int?"); }
try { int i = (int)od; Console.WriteLine(i); } catch (InvalidCastException) { Console.WriteLine("enum to int"); }
IComparable c = a!; Console.WriteLine(c.CompareTo(4));
Console.WriteLine($"{a + n} {a > n} {a == 5} {n == null} {a & null} {(bool?)true & null} {(bool?)false & null} {(bool?)true | null}");
Console.WriteLine(Gen<int?>(7) + Gen<int?>(null) + Gen<int>(3) + Gen<string>(null!));
Console.WriteLine(IsT<int?>(o) + " " + IsT<int>(o) + " " + IsT<int?>(null!) + " " + As<int?>(o) + " " + (As<int?>("s") == null));
var arr = new int?[] { 1, null, 3 }; object[] boxes = new object[3]; Array.Copy(arr, boxes, 3);
Console.WriteLine($"{boxes[0]} {boxes[1] ?? "null"} {Nullable.GetUnderlyingType(typeof(int?))} {Nullable.Compare(a, n)} {Nullable.Equals(a, 5)}");
S? s = new S { V = 1 }; Console.WriteLine(s?.Get() + " " + s.Value.V + " " + ((object)s!).GetType());
Console.WriteLine(default(S?).HasValue + " " + s.GetValueOrDefault().V);
(int, string)? t = (1, "x"); Console.WriteLine(t?.Item2 + t!.Value.Item1);
Func<int?> f = () => n ?? 9; Console.WriteLine(f());
Console.WriteLine(Activator.CreateInstance(typeof(int?)) == null);
static string Gen<T>(T t) => (t == null ? "null" : t.ToString()) + (default(T) == null ? "?" : "!") + " ";
static bool IsT<T>(object x) => x is T;
static T? As<T>(object x) { try { return (T)x; } catch (InvalidCastException) { return default; } }
struct S { public int V; public int Get() => V + 1; }

// expect: System.Int32 True 5 5 False True True
// expect: System.Int32 True 0 True True False
// expect: null GetType
// expect: Nullable object must have a value.
// expect: Unable to cast object of type 'System.Int32' to type 'System.Nullable`1[System.Int64]'.
// expect: Friday Friday True DayOfWeek
// expect: enum to int?
// expect: 5
// expect: 1
// expect:  False True True   False True
// expect: 7? null? 3! null? 
// expect: True True False 5 True
// expect: 1 null System.Int32 1 True
// expect: 2 1 S
// expect: False 1
// expect: x1
// expect: 9
// expect: True
