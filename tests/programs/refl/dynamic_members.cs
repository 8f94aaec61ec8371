// C# dynamic: members, operators, conversions, indexers and overloads chosen at run time; the binder's error for a missing member.
using System;
using System.Collections.Generic;
using System.Dynamic;
using Microsoft.CSharp.RuntimeBinder;

class P {
    static string Which(int x) => "int";
    static string Which(string x) => "string";
    static string Which(object x) => "object";

    static void Main() {
        dynamic d = "hello";
        Console.WriteLine(d.Length + 1);
        Console.WriteLine(Which(d));
        d = 5;
        Console.WriteLine(Which(d) + " " + d * 2.5);
        d = DateTime.MinValue;
        Console.WriteLine(Which(d) + " " + d.Year);
        d = new Dictionary<string, int> { ["a"] = 1 };
        d["b"] = d["a"] + 41;
        Console.WriteLine(d["b"]);
        dynamic bag = new ExpandoObject();
        bag.A = 1;
        bag.F = (Func<int, int>)(q => q + bag.A);
        Console.WriteLine(bag.F(41));
        int n = 0;
        foreach (var x in (dynamic)new List<int> { 1, 2, 3 })
            n += x;
        Console.WriteLine(n);
        try {
            d.Foo();
        } catch (RuntimeBinderException e) {
            Console.WriteLine(e.Message);
        }
    }
}

// expect: 6
// expect: string
// expect: int 12.5
// expect: object 1
// expect: 42
// expect: 42
// expect: 6
// expect: 'System.Collections.Generic.Dictionary<string,int>' does not contain a definition for 'Foo'
