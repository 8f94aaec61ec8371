// HashSet, SortedSet, Queue, Stack, LinkedList, PriorityQueue.
using System;
using System.Collections.Generic;

var h = new HashSet<int> { 1, 2, 3 };
Console.WriteLine(h.Add(3) + " " + h.Add(4) + " " + h.Count);
h.IntersectWith([2, 3, 9]);
Console.WriteLine(string.Join(",", h) + " " + h.SetEquals([3, 2]));
h.UnionWith([10, 11]);
h.ExceptWith([2]);
Console.WriteLine(h.Count + " " + h.Overlaps([10]) + " " + h.IsSubsetOf([3, 10, 11, 12]));
var ss = new SortedSet<string>(StringComparer.Ordinal) { "c", "a", "b" };
Console.WriteLine(string.Join("", ss) + ss.Min + ss.Max);
var q = new Queue<int>();
for (int i = 0; i < 10; i++) q.Enqueue(i);
for (int i = 0; i < 5; i++) q.Dequeue();
for (int i = 0; i < 8; i++) q.Enqueue(100 + i);
Console.WriteLine(q.Peek() + " " + q.Count + " " + string.Join(",", q));
var s = new Stack<string>(["a", "b", "c"]);
Console.WriteLine(s.Pop() + s.Peek() + s.Count);
var l = new LinkedList<int>([1, 2, 3]);
l.AddFirst(0);
l.Remove(2);
Console.WriteLine(string.Join(",", l) + " " + l.First!.Next!.Value);
var p = new PriorityQueue<string, int>();
p.Enqueue("low", 9);
p.Enqueue("high", 1);
p.Enqueue("mid", 5);
Console.WriteLine(p.Dequeue() + p.Dequeue() + p.Count);

// expect: False True 4
// expect: 2,3 True
// expect: 3 True True
// expect: abcac
// expect: 5 13 5,6,7,8,9,100,101,102,103,104,105,106,107
// expect: cb2
// expect: 0,1,3 1
// expect: highmid1
