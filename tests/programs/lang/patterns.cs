// Pattern matching of every kind.
using System;
using System.Collections.Generic;

record Shape;
record Circle(double R) : Shape;
record Rect(double W, double H) : Shape;
static class P
{
    static string Kind(object? o) => o switch
    {
        null => "null",
        0 => "zero",
        int n when n < 0 => "negative",
        int and > 100 => "big",
        int n => "int " + n,
        string { Length: 0 } => "empty",
        string { Length: > 3 and < 6 } s => "medium " + s,
        string => "string",
        Circle (var r)when r > 10 => "big circle",
        Circle { R: var r } => "circle " + r,
        Rect (1, _) => "thin",
        Rect (var w, var h) => "rect " + w * h,
        (int a, int b) => $"pair {a}{b}",
        int[] and [] => "no items",
        int[] and [1, .., var z] => "from 1 to " + z,
        int[] and [_, var second, ..] => "second " + second,
        Array a => "array " + a.Length,
        not string and IEnumerable<char> => "chars",
        'a' or 'b' => "a or b",
        _ => "other",
    };
    static void Main()
    {
        object? [] all = [null, 0, -5, 1000, 7, "", "four", "toolong", new Circle(20), new Circle(2), new Rect(1, 2), new Rect(2, 3), (1, 2), new int[0], new[]
        {
            1,
            2,
            9
        }, new[]
        {
            4,
            5
        }, new string[3], new List<char>(), 'b', 2.5];
        foreach (object? o in all)
            Console.WriteLine(Kind(o));
        int x = 15;
        Console.WriteLine(x is> 10 and not 20);
        Console.WriteLine("hello" is ['h', ..var rest] ? rest : "no");
        if (all[6] is string { Length: var len })
            Console.WriteLine(len);
    }
}

// expect: null
// expect: zero
// expect: negative
// expect: big
// expect: int 7
// expect: empty
// expect: medium four
// expect: string
// expect: big circle
// expect: circle 2
// expect: thin
// expect: rect 6
// expect: pair 12
// expect: no items
// expect: from 1 to 9
// expect: second 5
// expect: array 3
// expect: chars
// expect: a or b
// expect: other
// expect: True
// expect: ello
// expect: 4
