// One-dimensional arrays: creation, initialisers, covariance, jagged arrays, Length, default values.
using System;

int[] a = { 3, 1, 2 };
Console.WriteLine(a.Length + " " + a[0] + a[1] + a[2]);
a[1] += 10; a[2]++;
Console.WriteLine(a[1] + " " + a[2]);
string[] s = new string[2];
Console.WriteLine(s[0] == null);
object[] o = s;
o[1] = "ok";
Console.WriteLine(s[1]);
int[][] j = new int[3][];
for (int i = 0; i < 3; i++) { j[i] = new int[i + 1]; j[i][i] = i * i; }
Console.WriteLine(j[2].Length + " " + j[2][2]);
byte[] bytes = { 0, 1, 2, 0xFF, 0x80, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17 };
int sum = 0; foreach (byte b in bytes) sum += b;
Console.WriteLine(sum);
double[] d = new double[4]; Console.WriteLine(d[3]);
long[] l = { 1L << 40, -1 }; Console.WriteLine(l[0] + l[1]);
bool[] f = new bool[2]; f[1] = true; Console.WriteLine(f[0] + " " + f[1]);
char[] c = "hello".ToCharArray(); Array.Reverse(c); Console.WriteLine(new string(c));
Console.WriteLine(new int[0].Length);
(int x, string y)[] t = { (1, "a"), (2, "b") }; t[1].x = 5; Console.WriteLine(t[1]);
ref int r = ref a[0]; r = 77; Console.WriteLine(a[0]);
int[] clone = (int[])a.Clone(); clone[0] = 0; Console.WriteLine(a[0] + " " + clone.Length);
Console.WriteLine(string.Join(",", a[1..]));

// expect: 3 312
// expect: 11 3
// expect: True
// expect: ok
// expect: 3 4
// expect: 518
// expect: 0
// expect: 1099511627775
// expect: False True
// expect: olleh
// expect: 0
// expect: (5, b)
// expect: 77
// expect: 77 3
// expect: 11,3
