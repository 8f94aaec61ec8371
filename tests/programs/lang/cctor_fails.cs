// A class constructor that throws: TypeInitializationException, the same one at each access, for instances, statics, generics, nested failures.
using System;
using System.Runtime.CompilerServices;

static Exception? Catch(Action a) { try { a(); return null; } catch (Exception e) { return e; } }
var e1 = Catch(() => Bad.M())!;
var e2 = Catch(() => Bad.F++)!;
var e3 = Catch(() => new Bad())!;
Console.WriteLine($"{e1.GetType()} {e1.Message} {((TypeInitializationException)e1).TypeName} {e1.InnerException!.Message}");
Console.WriteLine($"{ReferenceEquals(e1, e2)} {ReferenceEquals(e1, e3)} {Bad.Runs.Count}");
var g1 = Catch(() => GBad<int>.M())!;
Console.WriteLine($"{g1.Message} | {((TypeInitializationException)g1).TypeName} | {g1.InnerException!.Message}");
Console.WriteLine(Catch(() => GBad<string>.M()) == null ? "string fine" : "string failed");
var n = Catch(() => Nest.M())!;
for (Exception? x = n; x != null; x = x.InnerException) Console.WriteLine($"{x.GetType().Name}: {x.Message}");
var f = Catch(() => _ = FieldInit.F)!;
Console.WriteLine(f.GetType().Name + " " + f.InnerException!.GetType().Name);
var h = Catch(() => RuntimeHelpers.RunClassConstructor(typeof(Bad).TypeHandle));
Console.WriteLine(ReferenceEquals(h, e1));
Console.WriteLine(Catch(() => { Bad b = null!; _ = b is Bad; _ = typeof(Bad).Name; }) == null);
var st = Catch(() => new BadStruct(1));
Console.WriteLine(st?.GetType().Name);
Console.WriteLine(Catch(() => { BadStruct s = default; s.ToString(); })?.GetType().Name ?? "no access, no failure");
var act = Catch(() => Activator.CreateInstance(typeof(Bad)));
Console.WriteLine(act!.GetType().Name + " " + act.InnerException?.GetType().Name);
var inv = Catch(() => typeof(Bad).GetMethod("M")!.Invoke(null, null));
Console.WriteLine(inv!.GetType().Name + " " + inv.InnerException?.GetType().Name);
var fld = Catch(() => typeof(Bad).GetField("F")!.GetValue(null));
Console.WriteLine(fld!.GetType().Name + " " + fld.InnerException?.GetType().Name);
try { _ = Filtered.F; } catch (TypeInitializationException e) when (e.InnerException is DivideByZeroException) { Console.WriteLine("filter saw it"); }

class Bad { public static class Runs { public static int Count; } public static int F; static Bad() { Runs.Count++; throw new InvalidOperationException("bad " + Runs.Count); } public static void M() { } }
class GBad<T> { static GBad() { if (typeof(T) == typeof(int)) throw new Exception("int!"); } public static void M() { } }
class Nest { static Nest() { Bad.M(); } public static void M() { } }
class FieldInit { public static int F = int.Parse("x"); }
struct BadStruct { static BadStruct() => throw new Exception("s"); public BadStruct(int x) { } public override string ToString() => "bs"; }
class Filtered { static int zero; public static int F = 1 / zero; }

// expect: System.TypeInitializationException The type initializer for 'Bad' threw an exception. Bad bad 1
// expect: True True 1
// expect: The type initializer for 'GBad`1' threw an exception. | GBad`1 | int!
// expect: string fine
// expect: TypeInitializationException: The type initializer for 'Nest' threw an exception.
// expect: TypeInitializationException: The type initializer for 'Bad' threw an exception.
// expect: InvalidOperationException: bad 1
// expect: TypeInitializationException FormatException
// expect: True
// expect: True
// expect: TypeInitializationException
// expect: TypeInitializationException
// expect: TargetInvocationException TypeInitializationException
// expect: TargetInvocationException TypeInitializationException
// expect: TargetInvocationException TypeInitializationException
// expect: filter saw it
