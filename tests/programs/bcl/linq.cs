// LINQ to objects.
using System;
using System.Collections.Generic;
using System.Linq;

int[] n = [5, 3, 8, 1, 9, 2];
string[] w = ["apple", "bob", "cat", "avocado", "banana"];
Console.WriteLine(n.Where(x => x > 2).Select(x => x * x).Sum());
Console.WriteLine(string.Join(" ", n.OrderBy(x => x)));
Console.WriteLine(string.Join(" ", n.OrderByDescending(x => x % 3).ThenBy(x => x)));
Console.WriteLine(n.Min() + " " + n.Max() + " " + n.Average().ToString("F3") + " " + n.Count(x => x % 2 == 0));
foreach (var g in w.GroupBy(s => s[0]).OrderBy(g => g.Key))
    Console.WriteLine(g.Key + ": " + string.Join(",", g));
Console.WriteLine(string.Join(",", n.Skip(1).Take(3)) + " " + n.First() + n.Last(x => x > 5) + n.FirstOrDefault(x => x > 100));
Console.WriteLine(n.Any(x => x == 8) + " " + n.All(x => x > 0) + " " + n.Contains(7));
Console.WriteLine(string.Join(",", w.Zip(n, (a, b) => a.Length * b)));
Console.WriteLine(Enumerable.Range(1, 5).Aggregate(1, (a, b) => a * b));
Console.WriteLine(string.Join(",", new[] { 1, 2, 2, 3 }.Distinct().Concat([9]).Reverse()));
Console.WriteLine(string.Join(",", w.SelectMany(s => s.Take(2))));
Console.WriteLine(w.ToDictionary(s => s, s => s.Length)["cat"] + " " + w.ToLookup(s => s.Length)[6].First());
var q =
    from a in n
    from b in n
    where a < b && a + b == 10
    orderby a
    select $"{a}+{b}";
Console.WriteLine(string.Join(" ", q));
var j =
    from s in w
    join x in n on s.Length equals x
    select s + x;
Console.WriteLine(string.Join(" ", j));
Console.WriteLine(string.Join(",", n.Chunk(4).Select(c => c.Length)) + " " + n.MaxBy(x => -x) + " " + string.Join(",", n.Except([5, 3])));
Console.WriteLine(n.TakeWhile(x => x != 1).Count() + " " + Enumerable.Repeat("x", 3).Aggregate((a, b) => a + b));
List<int> lazy = [];
var e = n.Select(x =>
{
    lazy.Add(x);
    return x;
});
Console.Write(lazy.Count + " ");
e.ToArray();
Console.WriteLine(lazy.Count);
try
{
    Array.Empty<int>().First();
}
catch (InvalidOperationException x)
{
    Console.WriteLine(x.Message);
}

// expect: 179
// expect: 1 2 3 5 8 9
// expect: 2 5 8 1 3 9
// expect: 1 9 4.667 2
// expect: a: apple,avocado
// expect: b: bob,banana
// expect: c: cat
// expect: 3,8,1 590
// expect: True True False
// expect: 25,9,24,7,54
// expect: 120
// expect: 9,3,2,1
// expect: a,p,b,o,c,a,a,v,b,a
// expect: 3 banana
// expect: 1+9 2+8
// expect: apple5 bob3 cat3
// expect: 4,2 1 8,1,9,2
// expect: 3 xxx
// expect: 0 6
// expect: Sequence contains no elements
