// InlineArray: of references, nested, generic, as fields and locals, spans over them, copies, sizes.
using System;
using System.Runtime.CompilerServices;

Four<string> s = default;
for (int i = 0; i < 4; i++) s[i] = "s" + i;
GC.Collect();
Console.WriteLine(string.Join(",", ((ReadOnlySpan<string>)s).ToArray()));
Four<string> copy = s; copy[0] = "changed";
Console.WriteLine(s[0] + copy[0]);
Console.WriteLine($"{Unsafe.SizeOf<Four<byte>>()} {Unsafe.SizeOf<Four<string>>()} {Unsafe.SizeOf<Four<(byte, int)>>()} {Unsafe.SizeOf<Grid>()}");
Grid g = default; g[1][2] = 9; g[2][3] = 4;
int sum = 0; foreach (Four<int> row in g) foreach (int c in row) sum += c;
Console.WriteLine(sum);
var h = new Holder(); h.A[2] = 5; ref int e = ref h.A[2]; e++;
Console.WriteLine(h.A[2]);
Span<int> sp = h.A; sp[3] = 8; Console.WriteLine(h.A[^1] + " " + sp[1..].Length);
try { int bad = 4; h.A[bad] = 1; } catch (IndexOutOfRangeException) { Console.WriteLine("range"); }
object boxed = s; Console.WriteLine(((Four<string>)boxed)[3]);
var arr = new Four<object>[3]; arr[1][1] = "deep"; GC.Collect(); Console.WriteLine(arr[1][1]);
Console.WriteLine(Equals(default(Four<int>).GetType(), typeof(Four<int>)));
Mix m = default; m[1] = new() { A = 3, S = "mix" }; GC.Collect(); Console.WriteLine(m[1].A + m[1].S);
Console.WriteLine(Sum([1, 2, 3]));
try { Console.WriteLine(s.Equals(s)); } catch (Exception x) { Console.WriteLine(x.GetType().Name); }
static int Sum(params ReadOnlySpan<int> v) { int t = 0; foreach (int i in v) t += i; return t; }

[InlineArray(4)] struct Four<T> { T first; }
[InlineArray(3)] struct Grid { Four<int> row; }
struct P { public byte A; public string S; }
[InlineArray(2)] struct Mix { P p; }
class Holder { public Four<int> A; }

// expect: s0,s1,s2,s3
// expect: s0changed
// expect: 4 32 32 48
// expect: 13
// expect: 6
// expect: 8 3
// expect: range
// expect: s3
// expect: deep
// expect: True
// expect: 3mix
// expect: 6
// expect: NotSupportedException
