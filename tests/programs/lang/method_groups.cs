// Method groups and lambdas: natural types, conversions with variance, optional and params parameters, caching, attributes, generic inference.
using System;
using System.Collections.Generic;
using System.Linq;

var f = (int x, int y = 10) => x + y; Console.WriteLine(f(1) + f(1, 2));
var g = (params int[] a) => a.Sum(); Console.WriteLine(g(1, 2, 3) + g());
var h = string.IsNullOrEmpty; Console.WriteLine(h("") + " " + h.GetType().Name);
Func<string, object> co = Id<string>; Console.WriteLine(co("x"));
Func<object, int> contra = o => o.GetHashCode(); Func<string, int> c2 = contra.Invoke; Console.WriteLine(c2("a") == "a".GetHashCode());
Func<int> m1 = Get, m2 = Get; Console.WriteLine($"{m1 == m2} {Cached() == Cached()}");
Delegate d = (ref int x) => x++; Console.WriteLine(d.GetType().IsGenericType + " " + d.Method.GetParameters()[0].ParameterType);
var list = new[] { "b", "a" }.Select(static s => s + "!").OrderBy(s => s).ToList(); list.ForEach(Console.Write); Console.WriteLine();
Console.WriteLine(Apply(int.Parse, "12") + Apply(x => x.Length, "four"));
int count = 0; Action inc = () => count++; inc += inc; inc(); Console.WriteLine(count);
Func<int, Func<int, int>> curry = x => y => x * y; Console.WriteLine(curry(6)(7));
List<Func<int>> fs = []; for (int i = 0; i < 3; i++) { int k = i; fs.Add(() => i * 10 + k); } Console.WriteLine(string.Join(",", fs.Select(z => z())));
List<Func<int>> each = []; foreach (int i in new[] { 1, 2 }) each.Add(() => i); Console.WriteLine(each[0]() + each[1]());
Func<int, int> fact = null!; fact = n => n < 2 ? 1 : n * fact(n - 1); Console.WriteLine(fact(10));
Predicate<int> p = new Func<int, bool>(x => x > 2).Invoke; Console.WriteLine(p(3));
static T Id<T>(T t) => t;
static int Get() => 1;
static Func<int> Cached() => Get;
static R Apply<T, R>(Func<T, R> f, T t) => f(t);

// expect: 14
// expect: 6
// expect: True Func`2
// expect: x
// expect: True
// expect: True True
// expect: True System.Int32&
// expect: a!b!
// expect: 16
// expect: 2
// expect: 42
// expect: 30,31,32
// expect: 3
// expect: 3628800
// expect: True
