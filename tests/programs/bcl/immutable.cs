// Immutable and frozen collections: sharing, builders, comparers, ranges, interlocked updates, enumeration order.
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

var list = ImmutableList.Create(1, 2, 3);
var more = list.Add(4).Insert(0, 0).RemoveAt(2).SetItem(1, 10);
Console.WriteLine(string.Join(",", list) + " " + string.Join(",", more) + " " + more.IndexOf(4) + " " + list.Replace(2, 9)[1] + " " + ReferenceEquals(list, list.Remove(99)));
var array = ImmutableArray.Create(3, 1, 2);
Console.WriteLine(string.Join(",", array.Sort()) + " " + array.Length + " " + array.BinarySearch(1) + " " + default(ImmutableArray<int>).IsDefault + " " + string.Join(",", array.AddRange(4, 5).RemoveRange(0, 2)));
var builder = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.OrdinalIgnoreCase);
for (int i = 0; i < 100; i++) builder["k" + i] = i;
var d = builder.ToImmutable();
Console.WriteLine(d.Count + " " + d["K50"] + " " + d.ContainsKey("x") + " " + d.SetItem("k1", -1)["k1"] + d["k1"] + " " + d.Remove("k1").Count + " " + d.Values.Sum());
try { d.Add("K7", 0); } catch (ArgumentException e) { Console.WriteLine(e.Message); }
var sorted = ImmutableSortedDictionary<string, int>.Empty.Add("b", 2).Add("a", 1).Add("c", 3);
Console.WriteLine(string.Join(" ", sorted) + " " + string.Join(",", sorted.Keys));
var set = ImmutableSortedSet.Create(5, 1, 3).Union([2, 9]).Except([1]);
Console.WriteLine(string.Join(",", set) + " " + set.Min + set.Max + " " + set[1] + " " + string.Join(",", set.Reverse()) + " " + set.IsSupersetOf([2, 3]));
var hash = ImmutableHashSet.Create("x", "y").SymmetricExcept(["y", "z"]);
Console.WriteLine(string.Join(",", hash.Order()) + " " + hash.SetEquals(["z", "x"]));
var stack = ImmutableStack<int>.Empty.Push(1).Push(2);
var queue = ImmutableQueue<int>.Empty.Enqueue(1).Enqueue(2).Enqueue(3).Dequeue(out int head);
Console.WriteLine(stack.Peek() + " " + stack.Pop().Peek() + " " + head + string.Join(",", queue));
var shared = ImmutableList<int>.Empty;
System.Threading.Tasks.Parallel.For(0, 200, i => ImmutableInterlocked.Update(ref shared, (l, x) => l.Add(x), i));
Console.WriteLine(shared.Count + " " + shared.Sum());
var frozen = Enumerable.Range(0, 50).ToFrozenDictionary(i => "key" + i, i => i * i);
Console.WriteLine(frozen["key7"] + " " + frozen.TryGetValue("key99", out _) + " " + new[] { "Red", "Green" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).Contains("GREEN") + " " + new[] { 10, 20 }.ToFrozenSet().Count);
Console.WriteLine(frozen.GetAlternateLookup<ReadOnlySpan<char>>()["xkey3".AsSpan(1)]);
ImmutableArray<int> spread = [.. array, .. list];
Console.WriteLine(string.Join(",", spread) + " " + spread.AsSpan()[^1] + " " + spread.Equals(spread.ToBuilder().ToImmutable()));

// expect: 1,2,3 0,10,3,4 3 9 True
// expect: 1,2,3 3 1 True 2,4,5
// expect: 100 50 False -11 99 4950
// expect: An element with the same key but a different value already exists. Key: 'K7'
// expect: [a, 1] [b, 2] [c, 3] a,b,c
// expect: 2,3,5,9 29 3 9,5,3,2 True
// expect: x,z True
// expect: 2 1 12,3
// expect: 200 19900
// expect: 49 False True 2
// expect: 9
// expect: 3,1,2,1,2,3 3 False
