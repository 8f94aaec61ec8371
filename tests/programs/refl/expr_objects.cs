// Expression trees that make objects, arrays, lists and member bindings, and access fields, properties and indexers.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Linq.Expressions;

public class Node {
    public string Name { get; set; }
    public int Field;
    public Node Next;
    public List<int> Items { get; } = new();
    public Node Inner { get; } = null;
}

class P {
    static void Main() {
        Expression<Func<string, Node>> make = s => new Node { Name = s + "!", Field = 3, Items = { 1, 2, s.Length }, Next = new Node { Name = "next" } };
        Node n = make.Compile()("abc");
        Console.WriteLine(n.Name + n.Field + " " + string.Join(",", n.Items) + " " + n.Next.Name);
        Expression<Func<int, int[]>> array = k => new[] { k, k + 1, k * k };
        Console.WriteLine(string.Join(",", array.Compile()(5)));
        Expression<Func<int, int[,]>> grid = k => new int[k, 2];
        Console.WriteLine(grid.Compile()(3).Length);
        Expression<Func<Dictionary<string, int>>> map = () => new Dictionary<string, int> { { "a", 1 }, { "b", 2 } };
        Console.WriteLine(map.Compile()()["b"]);
        Expression<Func<Dictionary<string, int>, string, int>> index = (d, k) => d[k];
        Console.WriteLine(index.Compile()(map.Compile()(), "a"));
        Expression<Func<object, bool>> test = o => o is Node && ((Node)o).Next == null;
        Console.WriteLine(test.Compile()(n) + " " + test.Compile()(n.Next));
        Expression<Func<(int, string), string>> tuple = t => t.Item2 + t.Item1;
        Console.WriteLine(tuple.Compile()((4, "x")));
        Expression<Func<DateTime, int>> property = t => t.AddDays(1).Day;
        Console.WriteLine(property.Compile()(new DateTime(2024, 2, 28)));
        var anonymous = new[] { 3, 1, 2 }.AsQueryable().Select(x => new { x, y = x * x }).OrderBy(p => p.x).Where(p => p.y > 1);
        Console.WriteLine(string.Join(" ", anonymous));
    }
}

// expect: abc!3 1,2,3 next
// expect: 5,6,25
// expect: 6
// expect: 2
// expect: 1
// expect: False True
// expect: x4
// expect: 29
// expect: { x = 2, y = 4 } { x = 3, y = 9 }
