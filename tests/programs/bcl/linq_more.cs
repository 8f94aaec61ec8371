// LINQ: joins, grouping, sets by key, zipping, windows of laziness, aggregates, ordering with comparers, new operators of .NET 9 and 10.
using System;
using System.Collections.Generic;
using System.Linq;

var people = new (int Id, string Name, string City)[] { (1, "ann", "x"), (2, "bob", "y"), (3, "cyd", "x"), (4, "dan", "z") };
var pays = new (int Who, int Sum)[] { (1, 5), (3, 7), (1, 2), (9, 1) };
Console.WriteLine(string.Join(" ", people.Join(pays, p => p.Id, q => q.Who, (p, q) => p.Name + q.Sum)));
Console.WriteLine(string.Join(" ", people.GroupJoin(pays, p => p.Id, q => q.Who, (p, q) => $"{p.Name}:{q.Sum(z => z.Sum)}")));
Console.WriteLine(string.Join(" ", people.LeftJoin(pays, p => p.Id, q => q.Who, (p, q) => $"{p.Name}{q.Sum}")));
Console.WriteLine(string.Join(" ", people.RightJoin(pays, p => p.Id, q => q.Who, (p, q) => $"{p.Name}{q.Sum}")));
Console.WriteLine(string.Join(" ", people.CountBy(p => p.City).Select(k => k.Key + k.Value)) + " " + string.Join(" ", people.AggregateBy(p => p.City, 0, (a, p) => a + p.Id)));
Console.WriteLine(string.Join(" ", people.DistinctBy(p => p.City).Select(p => p.Name)) + " " + string.Join(" ", people.ExceptBy(["x"], p => p.City).Select(p => p.Name)) + " " + people.UnionBy(people, p => p.City).Count());
Console.WriteLine(string.Join(" ", people.Index().Select(t => t.Index + t.Item.Name)) + " " + people.MinBy(p => p.City).Name + people.MaxBy(p => p.Name).Name);
Console.WriteLine(string.Join(" ", people.OrderBy(p => p.City, StringComparer.Ordinal).ThenByDescending(p => p.Id).Select(p => p.Id)) + " " + string.Join(" ", new[] { 3, 1, 2 }.Order()) + " " + string.Join(" ", new[] { "b", "A", "c" }.OrderDescending(StringComparer.OrdinalIgnoreCase)));
Console.WriteLine(string.Join(" ", new[] { 1, 2, 3 }.Zip(["a", "b"], [true, false, true])) + " " + string.Join(" ", Enumerable.Range(0, 10).TakeLast(3).Concat(Enumerable.Range(0, 10).SkipLast(8))) + " " + string.Join(" ", Enumerable.Range(0, 10).Take(^4..^1)));
Console.WriteLine(Enumerable.Range(0, 5).ElementAt(^2) + " " + new int[0].DefaultIfEmpty(-1).First() + " " + new[] { 1, 2 }.SequenceEqual([1, 2]) + " " + new[] { 1, 2, 3 }.TryGetNonEnumeratedCount(out int c) + c);
int calls = 0;
var lazy = Enumerable.Range(0, 100).Where(i => { calls++; return i % 3 == 0; }).Select(i => i * 2).Skip(2).Take(2);
Console.WriteLine(calls + " " + string.Join(",", lazy) + " " + calls);
Console.WriteLine(string.Join(" ", new object[] { 1, "a", 2.0, "b" }.OfType<string>()) + " " + string.Join(" ", Enumerable.Sequence(1, 10, 3)) + " " + string.Join(" ", Enumerable.InfiniteSequence(5, 5).Take(3)));
Console.WriteLine(new[] { 1.5, double.NaN, 2 }.Max() + " " + new[] { 1.5, double.NaN }.Min() + " " + new int?[] { null, 3 }.Sum() + " " + new int?[] { null }.Max().HasValue + " " + new[] { 1, 2, 4 }.Average());
foreach (Action a in new Action[] { () => new int[0].Max(), () => new[] { 1, 2 }.Single(), () => new object[] { "x" }.Cast<int>().ToList(), () => new[] { 1, 1 }.ToDictionary(x => x), () => new int[0].Average(), () => _ = checked(new[] { int.MaxValue, 1 }.Sum()), () => ((int[])null!).Where(x => true) })
    try { a(); } catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message); }
var tree = people.ToLookup(p => p.City, p => p.Name);
Console.WriteLine(tree.Count + " " + tree["none"].Count() + " " + string.Join(";", tree.Select(g => g.Key + "=" + string.Join(",", g))));

// expect: ann5 ann2 cyd7
// expect: ann:7 bob:0 cyd:7 dan:0
// expect: ann5 ann2 bob0 cyd7 dan0
// expect: ann5 cyd7 ann2 1
// expect: x2 y1 z1 [x, 4] [y, 2] [z, 4]
// expect: ann bob dan bob dan 3
// expect: 0ann 1bob 2cyd 3dan anndan
// expect: 3 1 2 4 1 2 3 c b A
// expect: (1, a, True) (2, b, False) 7 8 9 0 1 6 7 8
// expect: 3 -1 True True3
// expect: 0 12,18 10
// expect: a b 1 4 7 10 5 10 15
// expect: 2 NaN 3 False 2.3333333333333335
// expect: InvalidOperationException: Sequence contains no elements
// expect: InvalidOperationException: Sequence contains more than one element
// expect: InvalidCastException: Unable to cast object of type 'System.String' to type 'System.Int32'.
// expect: ArgumentException: An item with the same key has already been added. Key: 1
// expect: InvalidOperationException: Sequence contains no elements
// expect: OverflowException: Arithmetic operation resulted in an overflow.
// expect: ArgumentNullException: Value cannot be null. (Parameter 'source')
// expect: 3 0 x=ann,cyd;y=bob;z=dan
