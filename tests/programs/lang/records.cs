// Records and record structs: equality, with, deconstruction, printing, inheritance.
using System;

record Person(string Name, int Age) { public string Upper => Name.ToUpperInvariant(); }
record Student(string Name, int Age, string School) : Person(Name, Age);
record struct P2(int X, int Y) { public readonly int Sum => X + Y; }
readonly record struct Id(Guid G, string S);
record Empty;

static class P
{
    static void Main()
    {
        Person a = new("Ann", 30), b = new("Ann", 30), c = a with { Age = 31 };
        Console.WriteLine(a == b);
        Console.WriteLine(ReferenceEquals(a, b));
        Console.WriteLine(a.Equals(c) + " " + (a.GetHashCode() == b.GetHashCode()));
        Console.WriteLine(c);
        var (name, age) = c; Console.WriteLine(name + age);
        Person s = new Student("Bob", 20, "MIT"); Console.WriteLine(s); Console.WriteLine(s == new Person("Bob", 20));
        Person s2 = s with { Name = "Rob" }; Console.WriteLine(s2);
        P2 p = new(1, 2); P2 q = p with { Y = 5 }; p.X = 9; Console.WriteLine(p + " " + q + q.Sum + (q == new P2(1, 5)));
        Console.WriteLine(new Id(Guid.Empty, "i") == new Id(Guid.Empty, "i"));
        Console.WriteLine(new Empty()); Console.WriteLine(a.Upper);
    }
}

// expect: True
// expect: False
// expect: False True
// expect: Person { Name = Ann, Age = 31, Upper = ANN }
// expect: Ann31
// expect: Student { Name = Bob, Age = 20, Upper = BOB, School = MIT }
// expect: False
// expect: Student { Name = Rob, Age = 20, Upper = ROB, School = MIT }
// expect: P2 { X = 9, Y = 2, Sum = 11 } P2 { X = 1, Y = 5, Sum = 6 }6True
// expect: True
// expect: Empty { }
// expect: ANN
