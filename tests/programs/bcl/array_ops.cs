// Array's static methods.
using System;
using System.Collections.Generic;

int[] a = [5, 1, 4, 2, 3];
Array.Sort(a);
Console.WriteLine(string.Join(",", a));
Console.WriteLine(Array.BinarySearch(a, 4) + " " + Array.IndexOf(a, 3) + " " + ~Array.BinarySearch(a, 9));
Array.Reverse(a, 1, 3);
Console.WriteLine(string.Join(",", a));
string[] k = ["c", "a", "b"];
int[] v = [3, 1, 2];
Array.Sort(k, v);
Console.WriteLine(string.Join("", k) + string.Join("", v));
Array.Copy(a, 0, a, 1, 4);
Console.WriteLine(string.Join(",", a));
Array.Resize(ref a, 7);
Console.WriteLine(a.Length + " " + a[6]);
Array.Clear(a, 0, 2);
Array.Fill(a, 9, 5, 2);
Console.WriteLine(string.Join(",", a));
object[] o = new object[2];
Array.Copy(new int[] { 1, 2 }, o, 2);
Console.WriteLine(o[1]);
long[] l = new long[2];
Array.Copy(new int[] { 7, 8 }, l, 2);
Console.WriteLine(l[1]);
try
{
    Array.Copy(new object[] { "s" }, new int[1], 1);
}
catch (InvalidCastException)
{
    Console.WriteLine("cast");
}

try
{
    Array.Copy(new int[1], new string[1], 1);
}
catch (ArrayTypeMismatchException)
{
    Console.WriteLine("mismatch");
}

Buffer.BlockCopy(new byte[] { 1, 2, 3, 4 }, 0, a, 0, 4);
Console.WriteLine(a[0]);
double[] d = new double[200];
for (int i = 0; i < 200; i++)
    d[i] = (i * 7919 % 200) / 4.0;
Array.Sort(d);
bool sorted = true;
for (int i = 1; i < 200; i++)
    sorted &= d[i - 1] <= d[i];
Console.WriteLine(sorted);
Console.WriteLine(Array.ConvertAll([1, 2], x => x + "!")[1] + Array.Find(k, s => s == "b") + Array.TrueForAll(v, x => x > 0));
IList<int> il = new[]
{
    1,
    2,
    3
};
Console.WriteLine(il.Count + " " + il.Contains(2) + " " + il.IndexOf(3));
((ICollection<int>)il).CopyTo(a, 0);
Console.WriteLine(a[2]);
Array na = new int[]
{
    4,
    5
};
na.SetValue(6, 0);
Console.WriteLine(na.GetValue(0));
foreach (object x in na)
    Console.Write(x + ";");
Console.WriteLine();
Console.WriteLine(GC.AllocateUninitializedArray<byte>(10).Length + Array.Empty<int>().Length + new int[3].AsSpan().Length);

// expect: 1,2,3,4,5
// expect: 3 2 5
// expect: 1,4,3,2,5
// expect: abc123
// expect: 1,1,4,3,2
// expect: 7 0
// expect: 0,0,4,3,2,9,9
// expect: 2
// expect: 8
// expect: cast
// expect: mismatch
// expect: 67305985
// expect: True
// expect: 2!bTrue
// expect: 3 True 2
// expect: 3
// expect: 6
// expect: 6;5;
// expect: 13
