// Overload resolution and generic inference by run-time types; named and optional arguments; out parameters.
using System;
using System.Collections.Generic;

class P {
    static string F(int x) => "int";
    static string F(long x) => "long";
    static string F(object x) => "object";
    static string F(string x, int y = 5) => "string " + y;
    static string G<T>(List<T> list) => typeof(T).Name;
    static void Out(string s, out int n) => n = s.Length;

    static void Main() {
        foreach (dynamic d in new object[] { 1, 2L, (byte)3, 'c', "s", 1.5, null == (object)1 })
            Console.WriteLine(F(d));
        dynamic s = "named";
        Console.WriteLine(F(y: 9, x: s));
        dynamic list = new List<DayOfWeek>();
        Console.WriteLine(G(list));
        int n;
        Out(s, out n);
        Console.WriteLine(n);
    }
}

// expect: int
// expect: long
// expect: int
// expect: int
// expect: string 5
// expect: object
// expect: object
// expect: string 9
// expect: DayOfWeek
// expect: 5
