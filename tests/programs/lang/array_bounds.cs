// Arrays whose lower bounds are not zero, and one-dimensional ones that are no vectors.
using System;

Array a = Array.CreateInstance(typeof(int), [3], [5]);
Console.WriteLine($"{a.GetType()} {a.Rank} {a.Length} {a.GetLowerBound(0)} {a.GetUpperBound(0)} {a.GetType() == typeof(int[])} {a is int[]}");
for (int i = 5; i < 8; i++) a.SetValue(i * 10, i);
foreach (int x in a) Console.Write(x + " ");
Console.WriteLine();
try { a.GetValue(4); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { Console.WriteLine(((int[])(object)a).Length); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
var m = (string[,])Array.CreateInstance(typeof(string), [2, 2], [-1, 10]);
m[-1, 10] = "a"; m[0, 11] = "d";
Console.WriteLine($"{m[-1, 10]} {m[0, 11]} {m[0, 10] ?? "null"} {m.GetLowerBound(0)}..{m.GetUpperBound(0)} {m.GetLowerBound(1)}..{m.GetUpperBound(1)}");
try { m[1, 10] = "x"; } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { m[0, 12] = "x"; } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
Array zero = Array.CreateInstance(typeof(int), [2], [0]);
Console.WriteLine($"{zero.GetType()} {zero is int[]}");
Array c = (Array)m.Clone();
Console.WriteLine($"{c.GetType()} {c.GetLowerBound(1)} {c.GetValue(0, 11)}");
Array r3 = Array.CreateInstance(typeof(long), 2, 3, 4);
r3.SetValue(9L, 1, 2, 3);
Console.WriteLine($"{r3.GetType()} {((long[,,])r3)[1, 2, 3]} {r3.Length} {r3.LongLength}");
Console.WriteLine(Array.IndexOf(a, 60) + " " + Array.IndexOf(a, 99));
Array.Reverse(a);
Console.WriteLine(a.GetValue(5) + " " + a.GetValue(7));
try { Array.CreateInstance(typeof(int), [-1]); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { Array.CreateInstance(typeof(int), [2], [int.MaxValue]); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { Array.CreateInstance(typeof(void), 2); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
Console.WriteLine(typeof(int).MakeArrayType(1) + " " + typeof(int).MakeArrayType() + " " + typeof(int).MakeArrayType(2) + " " + (typeof(int).MakeArrayType(1) == a.GetType()));
int[,] e0 = new int[0, 5];
Console.WriteLine($"{e0.Length} {e0.GetLength(1)}");
try { _ = new int[int.MaxValue, 3]; } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
int n = -1;
try { _ = new int[2, n]; } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
int[][,] jag = [new int[1, 2], new int[2, 1]];
jag[1][1, 0] = 7;
Console.WriteLine($"{jag.GetType()} {jag[1][1, 0]}");
ref int cell = ref jag[0][0, 1]; cell = 12;
Console.WriteLine(jag[0][0, 1]);
object[,] cov = new string[1, 1];
try { cov[0, 0] = new object(); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { ref object o = ref cov[0, 0]; } catch (Exception e) { Console.WriteLine(e.GetType().Name); }

// expect: System.Int32[*] 1 3 5 7 False False
// expect: 50 60 70 
// expect: IndexOutOfRangeException
// expect: InvalidCastException
// expect: a d null -1..0 10..11
// expect: IndexOutOfRangeException
// expect: IndexOutOfRangeException
// expect: System.Int32[] True
// expect: System.String[,] 10 d
// expect: System.Int64[,,] 9 24 24
// expect: 6 4
// expect: 70 50
// expect: ArgumentOutOfRangeException
// expect: ArgumentOutOfRangeException
// expect: NotSupportedException
// expect: System.Int32[*] System.Int32[] System.Int32[,] True
// expect: 0 5
// expect: OutOfMemoryException
// expect: OverflowException
// expect: System.Int32[,][] 7
// expect: 12
// expect: ArrayTypeMismatchException
// expect: ArrayTypeMismatchException
