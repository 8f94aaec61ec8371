// Collection expressions and spreads into arrays, lists, spans, sets and interfaces.
using System;
using System.Collections.Generic;
using System.Linq;

int[] a = [1, 2, 3];
List<int> l = [0, ..a, 4];
Console.WriteLine(string.Join(",", l));
Span<int> s = [..a, ..l];
Console.WriteLine(s.Length);
IEnumerable<string> e = ["x", ..new[]
{
    "y"
}

];
Console.WriteLine(string.Concat(e));
HashSet<int> h = [1, 1, 2];
Console.WriteLine(h.Count);
IReadOnlyList<int> r = [..a.Where(x => x > 1)];
Console.WriteLine(r.Count + r[0]);
int[][] j = [[1], [2, 3], []];
Console.WriteLine(j.Sum(x => x.Length));
Dictionary<string, int> d = new()
{
    ["a"] = 1,
    ["b"] = 2
};
Console.WriteLine(d["a"] + d["b"]);

// expect: 0,1,2,3,4
// expect: 8
// expect: xy
// expect: 2
// expect: 4
// expect: 3
// expect: 3
