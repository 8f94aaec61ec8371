// List<T>.
using System;
using System.Collections.Generic;

var l = new List<int> { 5, 3, 9 };
l.Add(1);
l.Insert(0, 7);
l.AddRange([4, 4]);
Console.WriteLine(string.Join(" ", l));
l.Remove(4);
l.RemoveAt(0);
l.Sort();
Console.WriteLine(string.Join(" ", l) + " " + l.Count);
Console.WriteLine(l.IndexOf(9) + " " + l.Contains(2) + " " + l.BinarySearch(4));
l.Reverse();
l.RemoveAll(x => x > 4);
Console.WriteLine(string.Join(" ", l));
Console.WriteLine(l.Find(x => x < 4) + " " + l.Exists(x => x == 3) + " " + l.FindIndex(x => x == 1));
for (int i = 0; i < 1000; i++) l.Add(i);
Console.WriteLine(l.Count + " " + l[500] + " " + (l.Capacity >= l.Count));
Console.WriteLine(l.GetRange(3, 3).Count + " " + l.ConvertAll(x => x.ToString())[5]);
l.Clear();
Console.WriteLine(l.Count);
try { l[0] = 1; } catch (ArgumentOutOfRangeException) { Console.WriteLine("range"); }
var s = new List<string> { "pear", "fig", "apple" };
s.Sort();
Console.WriteLine(string.Join(",", s));
s.Sort((a, b) => a.Length - b.Length);
Console.WriteLine(string.Join(",", s));
Console.WriteLine(string.Join(",", s.ToArray()[..2]));

// expect: 7 5 3 9 1 4 4
// expect: 1 3 4 5 9 5
// expect: 4 False 2
// expect: 4 3 1
// expect: 3 True 2
// expect: 1003 497 True
// expect: 3 2
// expect: 0
// expect: range
// expect: apple,fig,pear
// expect: fig,pear,apple
// expect: fig,pear
