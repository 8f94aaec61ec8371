// Enumerations: arithmetic, flags, underlying types, names and parsing.
using System;

enum Color { Red, Green = 5, Blue }
[Flags] enum Access : byte { None = 0, Read = 1, Write = 2, Execute = 4, All = 7 }
enum Huge : ulong { Max = ulong.MaxValue }
enum Neg : sbyte { Low = -128, MinusOne = -1 }

static class P
{
    static void Main()
    {
        Color c = Color.Green; c++;
        Console.WriteLine((int)c);
        Console.WriteLine(c == Color.Blue);
        Console.WriteLine(c);
        Console.WriteLine((Color)42);
        Console.WriteLine(Access.Read | Access.Write);
        Console.WriteLine(Access.All & ~Access.Write);
        Console.WriteLine(((Access)12).ToString());
        Console.WriteLine((Access.Read | Access.Execute).HasFlag(Access.Execute));
        Console.WriteLine((ulong)Huge.Max);
        Console.WriteLine((int)Neg.Low + " " + Neg.MinusOne);
        Console.WriteLine(Enum.Parse<Color>("Blue") == Color.Blue);
        Console.WriteLine(Enum.TryParse<Color>("Pink", out _));
        Console.WriteLine(string.Join(",", Enum.GetNames<Color>()));
        Console.WriteLine(Enum.GetValues<Access>().Length);
        Console.WriteLine($"{c:D} {c:X} {c:G}");
        object o = c; Console.WriteLine(o.Equals(Color.Blue) + " " + o.Equals(6));
        Console.WriteLine((Color)o == Color.Blue);
        Console.WriteLine(c.CompareTo(Color.Red) > 0);
        Console.WriteLine(Enum.IsDefined(Color.Green) + " " + Enum.IsDefined((Color)1));
        switch (c) { case Color.Red: Console.WriteLine("r"); break; case Color.Blue: Console.WriteLine("b"); break; }
        Console.WriteLine(c.GetHashCode() == 6);
    }
}

// expect: 6
// expect: True
// expect: Blue
// expect: 42
// expect: Read, Write
// expect: Read, Execute
// expect: 12
// expect: True
// expect: 18446744073709551615
// expect: -128 MinusOne
// expect: True
// expect: False
// expect: Red,Green,Blue
// expect: 5
// expect: 6 00000006 Blue
// expect: True False
// expect: True
// expect: True
// expect: True False
// expect: b
// expect: True
