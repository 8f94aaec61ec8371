// PriorityQueue, SortedDictionary, SortedSet, SortedList, LinkedList, OrderedDictionary, BitArray, concurrent collections.
using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;

var q = new PriorityQueue<string, int>([("c", 3), ("a", 1), ("b", 2)]);
q.Enqueue("z", 0);
Console.WriteLine(q.Dequeue() + q.EnqueueDequeue("y", 1) + q.Count + q.Peek() + " " + q.Remove("b", out _, out int p) + p);
var d = new SortedDictionary<string, int>(StringComparer.Ordinal) { ["b"] = 2, ["B"] = 1, ["a"] = 3 };
Console.WriteLine(string.Join(" ", d) + " " + d.Remove("B") + d.ContainsValue(3));
var s = new SortedSet<int> { 5, 1, 9, 3 };
Console.WriteLine(string.Join(",", s.GetViewBetween(2, 6)) + " " + s.Min + s.Max + " " + string.Join(",", s.Reverse()) + " " + s.RemoveWhere(x => x > 4) + s.IsProperSubsetOf([1, 3, 7]));
var view = s.GetViewBetween(0, 100);
view.Add(50);
Console.WriteLine(s.Contains(50) + " " + view.Count);
try { s.GetViewBetween(0, 10).Add(11); } catch (ArgumentOutOfRangeException e) { Console.WriteLine(e.ParamName); }
var l = new SortedList<int, string> { [3] = "c", [1] = "a" };
l.Add(2, "b");
Console.WriteLine(l.GetKeyAtIndex(1) + l.Values[2] + l.IndexOfKey(3) + " " + string.Join(",", l.Keys));
var link = new LinkedList<int>([1, 2, 3]);
link.AddAfter(link.Find(2)!, 9);
link.AddFirst(0);
link.Remove(3);
Console.WriteLine(string.Join(",", link) + " " + link.Last!.Previous!.Value);
var o = new OrderedDictionary<string, int> { ["x"] = 1, ["y"] = 2 };
o.Insert(0, "w", 0);
o.SetAt(1, 10);
Console.WriteLine(string.Join(" ", o) + " " + o.IndexOf("y") + " " + o.GetAt(2).Key);
var bits = new BitArray(10);
bits[3] = bits[7] = true;
Console.WriteLine(string.Join("", bits.Not().LeftShift(1).Cast<bool>().Select(b => b ? 1 : 0)) + " " + bits.HasAnySet());
var cd = new ConcurrentDictionary<int, int>();
System.Threading.Tasks.Parallel.For(0, 1000, i => cd.AddOrUpdate(i % 10, 1, (_, v) => v + 1));
Console.WriteLine(cd.Count + " " + cd.Values.Sum() + " " + cd.GetOrAdd(99, k => k * 2) + cd.TryUpdate(99, 5, 198) + cd.TryRemove(new(99, 5)));
var cq = new ConcurrentQueue<int>(Enumerable.Range(0, 100));
var bag = new ConcurrentBag<int>();
System.Threading.Tasks.Parallel.For(0, 4, _ => { while (cq.TryDequeue(out int x)) bag.Add(x); });
Console.WriteLine(bag.Count + " " + bag.Sum() + " " + new ConcurrentStack<int>([1, 2, 3]).TryPopRange(new int[2]));
using var blocking = new BlockingCollection<int>(2);
var producer = System.Threading.Tasks.Task.Run(() => { for (int i = 0; i < 10; i++) blocking.Add(i); blocking.CompleteAdding(); });
Console.WriteLine(blocking.GetConsumingEnumerable().Sum() + " " + blocking.IsCompleted);

// expect: zy3a True2
// expect: [B, 1] [a, 3] [b, 2] TrueTrue
// expect: 3,5 19 9,5,3,1 2True
// expect: True 3
// expect: item
// expect: 2c2 1,2,3
// expect: 0,1,2,9 2
// expect: [w, 0] [x, 10] [y, 2] 2 y
// expect: 0111011101 True
// expect: 10 1000 198TrueTrue
// expect: 100 4950 2
// expect: 45 True
