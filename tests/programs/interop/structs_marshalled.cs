// A struct with a string and a bool by value, by reference, as result, in an array, inside another struct.
// stress: 50
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    struct Person { public int Id; public string? Name; public bool Flag; }
    struct Holder { public int A; public Person P; public double D; }
    [DllImport(Lib)] static extern int person_score(Person p);
    [DllImport(Lib)] static extern void person_grow(ref Person p);
    [DllImport(Lib)] static extern Person person_make(int id);
    [DllImport(Lib)] static extern int people_score(Person[] p, int n);
    [DllImport(Lib)] static extern double holder_sum(Holder h);
    [DllImport(Lib, EntryPoint = "person_score")] static extern int score_in(Person p);

    static void Main()
    {
        var p = new Person { Id = 1, Name = "four", Flag = true };
        Console.WriteLine(person_score(p) + " " + person_score(default));
        person_grow(ref p);
        Console.WriteLine(p.Id + " " + p.Name + " " + p.Flag);
        p.Name = null;
        person_grow(ref p);
        Console.WriteLine(p.Id + " " + p.Name + " " + p.Flag);
        p = person_make(7);
        Console.WriteLine(p.Id + " " + p.Name + " " + p.Flag);
        Console.WriteLine(people_score([new Person { Id = 1, Name = "a" }, new Person { Id = 2, Name = "bc", Flag = true }], 2));
        Console.WriteLine(holder_sum(new Holder { A = 1, P = new Person { Id = 2, Name = "xyz" }, D = 0.5 }));
        Console.WriteLine(Marshal.SizeOf<Person>() + " " + Marshal.SizeOf<Holder>());
        Console.WriteLine(Marshal.OffsetOf<Holder>("D") + " " + Marshal.OffsetOf<Person>("Flag"));
        for (int i = 0; i < 1000; i++) person_grow(ref p);
        Console.WriteLine(p.Name!.Length);
    }
}

// expect: 10005 1000
// expect: 2 four+ False
// expect: 3 null+ True
// expect: 7 made True
// expect: 10006
// expect: 6.5
// expect: 24 40
// expect: 32 16
// expect: 63
