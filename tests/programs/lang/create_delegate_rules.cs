// Delegate.CreateDelegate over every signature it takes or refuses, and the refusals of arrays, activation and casts near it.
using System;
using System.Collections.Generic;
using System.Reflection;
void Try(string n, Action a) { try { a(); Console.WriteLine(n + ": fine"); } catch (Exception e) { Console.WriteLine($"{n}: {e.GetType().Name}: {e.Message}"); } }
Try("ctor delegate", () => Console.WriteLine(((Func<int>)Delegate.CreateDelegate(typeof(Func<int>), new S { V = 3 }, typeof(S).GetMethod("Get")!))()));
Try("bad arg", () => Delegate.CreateDelegate(typeof(Func<int>), 5, typeof(S).GetMethod("Get")!));
Try("null", () => Delegate.CreateDelegate(typeof(Func<int>), null!, "x"));
Try("not delegate", () => Delegate.CreateDelegate(typeof(string), typeof(S).GetMethod("Get")!));
Try("missing name", () => Delegate.CreateDelegate(typeof(Func<int>), new S(), "Nope"));
Try("ignore case", () => Console.WriteLine(Delegate.CreateDelegate(typeof(Func<int>), new S { V = 8 }, "get", true).DynamicInvoke()));
Try("generic", () => Console.WriteLine(typeof(S).GetMethod("G")!.MakeGenericMethod(typeof(int)).CreateDelegate<Func<int, string>>()(5)));
Try("open generic", () => typeof(S).GetMethod("G")!.CreateDelegate<Func<int, string>>());
Try("relaxed return", () => Console.WriteLine(typeof(S).GetMethod("Str")!.CreateDelegate<Func<object>>()()));
Try("value return not relaxed", () => typeof(S).GetMethod("Int")!.CreateDelegate<Func<object>>());
Try("enum to int", () => Console.WriteLine(typeof(S).GetMethod("Enum")!.CreateDelegate<Func<int>>()()));
Try("void vs value", () => typeof(S).GetMethod("Int")!.CreateDelegate<Action>());
Try("array rank", () => { Array a = new int[2, 2]; a.GetValue(1); });
Try("array set type", () => { Array a = new int[2]; a.SetValue("s", 0); });
Try("array widen", () => { Array a = new long[2]; a.SetValue(5, 0); Console.WriteLine(a.GetValue(0)); });
Try("interface on array", () => { IList<int> l = new int[] { 1 }; l.Insert(0, 2); });
Try("span cast", () => { Span<object> s = (object[])new string[1]; });
Try("dup impl", () => Console.WriteLine(new Multi().ToString()));
Try("activator abstract", () => Activator.CreateInstance(typeof(Abs)));
Try("activator iface", () => Activator.CreateInstance(typeof(IDisposable)));
Try("activator noctor", () => Activator.CreateInstance(typeof(NoCtor)));
Try("new constraint", () => New<Thrower>());
Try("typeof open", () => Console.WriteLine(typeof(Dictionary<,>).GetGenericArguments()[1] + " " + typeof(int[,,]).Name + typeof(int*[]).FullName));
Try("struct cast", () => { object o = new S(); _ = (IComparable)o; });
Try("bool to byte arr", () => { object o = new bool[1]; Console.WriteLine(o is byte[]); Console.WriteLine(o is sbyte[]); });
static T New<T>() where T : new() => new T();
struct S { public int V; public int Get() => V; public static string G<T>(T t) => typeof(T).Name + t; public static string Str() => "str"; public static int Int() => 1; public static DayOfWeek Enum() => DayOfWeek.Friday; }
class Multi { }
abstract class Abs { }
class NoCtor { public NoCtor(int x) { } }
class Thrower { public Thrower() => throw new FormatException("from ctor"); }

// expect: 3
// expect: ctor delegate: fine
// expect: bad arg: ArgumentException: Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: null: ArgumentNullException: Value cannot be null. (Parameter 'target')
// expect: not delegate: ArgumentException: Type must derive from Delegate. (Parameter 'type')
// expect: missing name: ArgumentException: Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: 8
// expect: ignore case: fine
// expect: Int325
// expect: generic: fine
// expect: open generic: ArgumentException: Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: str
// expect: relaxed return: fine
// expect: value return not relaxed: ArgumentException: Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: 5
// expect: enum to int: fine
// expect: void vs value: ArgumentException: Cannot bind to the target method because its signature is not compatible with that of the delegate type.
// expect: array rank: ArgumentException: Array was not a one-dimensional array.
// expect: array set type: InvalidCastException: Object cannot be stored in an array of this type.
// expect: 5
// expect: array widen: fine
// expect: interface on array: NotSupportedException: Collection was of a fixed size.
// expect: span cast: ArrayTypeMismatchException: Attempted to access an element as a type incompatible with the array.
// expect: Multi
// expect: dup impl: fine
// expect: activator abstract: MissingMethodException: Cannot dynamically create an instance of type 'Abs'. Reason: Cannot create an abstract class.
// expect: activator iface: MissingMethodException: Cannot dynamically create an instance of type 'System.IDisposable'. Reason: Cannot create an instance of an interface.
// expect: activator noctor: MissingMethodException: Cannot dynamically create an instance of type 'NoCtor'. Reason: No parameterless constructor defined.
// expect: new constraint: TargetInvocationException: Exception has been thrown by the target of an invocation.
// expect: TValue Int32[,,]System.Int32*[]
// expect: typeof open: fine
// expect: struct cast: InvalidCastException: Unable to cast object of type 'S' to type 'System.IComparable'.
// expect: False
// expect: False
// expect: bool to byte arr: fine
