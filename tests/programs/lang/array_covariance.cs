// Array covariance: store checks, generic interfaces of arrays, enums and integers of the same size.
using System;
using System.Collections;
using System.Collections.Generic;

object[] objects = new string[2];
objects[0] = "ok"; objects[1] = null!;
try { objects[1] = 5; } catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}"); }
try { ref object r = ref objects[0]; } catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}"); }
Console.WriteLine(objects is IList<object>);
Console.WriteLine(objects is IList<string>);
Console.WriteLine((object)objects is IEnumerable<IComparable>);
Console.WriteLine((object)objects is IReadOnlyList<IEnumerable<char>>);
Console.WriteLine((object)objects is IList<int>);
object ints = new int[] { 1, -1 };
Console.WriteLine($"{ints is uint[]} {ints is IList<uint>} {ints is DayOfWeek[]} {ints is IEnumerable<DayOfWeek>} {ints is short[]} {ints is long[]} {ints is float[]} {ints is object[]} {ints is IList<object>} {ints is nint[]}");
uint[] u = (uint[])ints;
Console.WriteLine($"{u[1]} {u.GetType()} {((IList<uint>)u)[1]}");
object days = new DayOfWeek[] { DayOfWeek.Friday };
Console.WriteLine($"{days is int[]} {days is uint[]} {((int[])days)[0]} {days is IList<int>} {days is IReadOnlyCollection<DayOfWeek>}");
object bytes = new byte[] { 200 };
Console.WriteLine($"{bytes is sbyte[]} {bytes is bool[]} {bytes is IEnumerable<sbyte>} {((sbyte[])bytes)[0]}");
object chars = new char[] { 'a' };
Console.WriteLine($"{chars is ushort[]} {chars is short[]}");
IList<object> list = objects;
Console.WriteLine($"{list.Count} {list[0]} {list.IndexOf("ok")} {list.Contains("no")} {list.IsReadOnly}");
try { list.Add("x"); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { list[0] = new object(); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
foreach (object o in (IEnumerable<object>)objects) Console.WriteLine(o ?? "null");
object jagged = new string[][] { ["x"] };
Console.WriteLine($"{jagged is object[][]} {jagged is object[]} {jagged is IList<IEnumerable<object>>} {jagged is IEnumerable[]}");
ICloneable[] cl = new string[1];
Console.WriteLine(cl.GetType());
int?[] ni = [1, null];
Console.WriteLine($"{(object)ni is int[]} {(object)ni is IList<int?>} {ni[1] == null}");
Array.Copy(new int[] { 1, 2 }, objects = new object[2], 2);
Console.WriteLine(objects[1]);
try { Array.Copy(new object[] { "a", 1 }, new string[2], 2); } catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}"); }
try { Array.Copy(new int[1], new string[1], 1); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
long[] wide = new long[2]; Array.Copy(new int[] { 1, -2 }, wide, 2); Console.WriteLine(wide[1]);
Console.WriteLine(string.Join(",", typeof(int[]).GetInterfaces().Length, new int[3] is ICollection<int> { Count: 3 }));

// expect: ArrayTypeMismatchException: Attempted to access an element as a type incompatible with the array.
// expect: ArrayTypeMismatchException: Attempted to access an element as a type incompatible with the array.
// expect: True
// expect: True
// expect: True
// expect: True
// expect: False
// expect: True True True True False False False False False False
// expect: 4294967295 System.Int32[] 4294967295
// expect: True True 5 True True
// expect: True False True -56
// expect: False False
// expect: 2 ok 0 False True
// expect: NotSupportedException
// expect: ArrayTypeMismatchException
// expect: ok
// expect: null
// expect: True True True True
// expect: System.String[]
// expect: False True True
// expect: 2
// expect: InvalidCastException: Unable to cast object of type 'System.Int32' to type 'System.String'.
// expect: ArrayTypeMismatchException
// expect: -2
// expect: 11,True
