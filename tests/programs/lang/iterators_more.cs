// Iterators: disposal in the middle, finally order, generic and struct enumerators, ref locals between yields, nested, exceptions, re-enumeration.
using System;
using System.Collections.Generic;
using System.Linq;

foreach (int i in Count(5)) { if (i == 2) break; Console.Write(i + " "); }
Console.WriteLine();
var e = Count(3).GetEnumerator(); Console.WriteLine(e.Current); e.MoveNext(); e.Dispose(); Console.WriteLine(e.MoveNext());
var seq = Lazy(); Console.WriteLine("made"); Console.WriteLine(seq.First()); Console.WriteLine(string.Join(",", seq));
try { foreach (int i in Throwing()) Console.Write(i); } catch (InvalidOperationException x) { Console.WriteLine(" " + x.Message); }
try { Eager(null!); } catch (ArgumentNullException x) { Console.WriteLine(x.ParamName); }
Console.WriteLine(string.Join(" ", Tree(3)));
foreach (char c in new Own()) Console.Write(c); Console.WriteLine();
Console.WriteLine(string.Join(",", Refs([1, 2, 3])));
Console.WriteLine(Zip([1, 2], ["a", "b"]).Last());
static IEnumerable<int> Count(int n) { try { for (int i = 0; i < n; i++) yield return i; } finally { Console.Write("end "); } }
static IEnumerable<int> Lazy() { Console.WriteLine("start"); yield return 1; using var d = new D(); yield return 2; }
static IEnumerable<int> Throwing() { yield return 1; try { yield return 2; throw new InvalidOperationException("in iterator"); } finally { Console.Write(" finally"); } }
static IEnumerable<int> Eager(string s) { ArgumentNullException.ThrowIfNull(s); return Inner(); IEnumerable<int> Inner() { yield return s.Length; } }
static IEnumerable<string> Tree(int n) { if (n == 0) yield break; foreach (string s in Tree(n - 1)) yield return "(" + s + ")"; yield return n.ToString(); }
static IEnumerable<int> Refs(int[] a) { for (int i = 0; i < a.Length; i++) { { ref int r = ref a[i]; r *= 10; Span<int> s = a; r += s.Length; } yield return a[i]; } }
static IEnumerable<(A, B)> Zip<A, B>(IEnumerable<A> a, IEnumerable<B> b) { using var x = a.GetEnumerator(); using var y = b.GetEnumerator(); while (x.MoveNext() && y.MoveNext()) yield return (x.Current, y.Current); }
class D : IDisposable { public void Dispose() => Console.WriteLine("disposed"); }
class Own { public Enumerator GetEnumerator() => new(); public struct Enumerator { int n; public char Current => (char)('a' + n - 1); public bool MoveNext() => n++ < 3; } }

// expect: 0 1 end 
// expect: 0
// expect: end False
// expect: made
// expect: start
// expect: 1
// expect: start
// expect: disposed
// expect: 1,2
// expect: 12 finally in iterator
// expect: s
// expect: ((1)) (2) 3
// expect: abc
// expect: 13,23,33
// expect: (2, b)
