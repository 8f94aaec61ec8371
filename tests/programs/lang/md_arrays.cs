// Rectangular arrays of rank 2 and 3, and arrays with other lower bounds.
using System;

int[,] m = new int[2, 3];
for (int i = 0; i < 2; i++) for (int j = 0; j < 3; j++) m[i, j] = 10 * i + j;
Console.WriteLine(m.Length + " " + m.Rank + " " + m.GetLength(0) + " " + m.GetLength(1) + " " + m.GetUpperBound(1));
int sum = 0; foreach (int v in m) sum += v;
Console.WriteLine(sum);
string[,] s = { { "a", "b" }, { "c", "d" } };
Console.WriteLine(s[1, 0] + s[0, 1]);
double[,,] c = new double[2, 2, 2]; c[1, 1, 1] = 2.5; ref double r = ref c[0, 1, 0]; r = 4;
Console.WriteLine(c[1, 1, 1] + c[0, 1, 0]);
try { m[2, 0] = 1; } catch (IndexOutOfRangeException) { Console.WriteLine("row"); }
try { m[0, 3] = 1; } catch (IndexOutOfRangeException) { Console.WriteLine("column"); }
try { m[0, -1] = 1; } catch (IndexOutOfRangeException) { Console.WriteLine("negative"); }
object[,] o = s;
try { o[0, 0] = 1; } catch (ArrayTypeMismatchException) { Console.WriteLine("store"); }
Array low = Array.CreateInstance(typeof(int), [2, 2], [5, -1]);
low.SetValue(9, 6, 0);
Console.WriteLine(low.GetValue(6, 0) + " " + low.GetLowerBound(0) + " " + low.GetUpperBound(0));
((int[,])low)[5, -1] = 4;
Console.WriteLine(((int[,])low)[5, -1] + ((int[,])low)[6, 0]);

// expect: 6 2 2 3 2
// expect: 36
// expect: cb
// expect: 6.5
// expect: row
// expect: column
// expect: negative
// expect: store
// expect: 9 5 6
// expect: 13
