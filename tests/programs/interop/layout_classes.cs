// A class with sequential layout is passed as the address of its native form: blittable in place, others as a copy that [Out] brings back.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    [StructLayout(LayoutKind.Sequential)] class Point { public int X, Y; }
    [StructLayout(LayoutKind.Sequential)] class Derived : Point { public int Z; }
    [StructLayout(LayoutKind.Sequential)] class Person { public int Id; public string? Name; public bool Flag; }
    [StructLayout(LayoutKind.Sequential)] class Holder { public int A; public Person? P; public double D; }
    struct HolderStruct { public int A; public Person? P; public double D; }
    [DllImport(Lib)] static extern void point_move(Point? p);
    [DllImport(Lib)] static extern void person_grow(Person p);
    [DllImport(Lib, EntryPoint = "person_grow")] static extern void person_grow_out([In, Out] Person p);
    [DllImport(Lib)] static extern Person? person_new(int id);
    [DllImport(Lib, EntryPoint = "holder_sum")] static extern double holder_sum(HolderStruct h);

    static void Main()
    {
        var p = new Point { X = 1, Y = 2 };
        point_move(p);
        Console.WriteLine(p.X + " " + p.Y);
        point_move(null);
        var d = new Derived { X = 5, Z = 7 };
        point_move(d);
        Console.WriteLine(d.X + " " + d.Y + " " + d.Z);
        var person = new Person { Id = 1, Name = "n" };
        person_grow(person);
        Console.WriteLine(person.Id + person.Name + person.Flag);
        person_grow_out(person);
        Console.WriteLine(person.Id + person.Name + person.Flag);
        Person? made = person_new(9);
        Console.WriteLine(made!.Id + made.Name + made.Flag);
        Console.WriteLine(holder_sum(new HolderStruct { A = 1, P = new Person { Id = 2, Name = "x" }, D = 0.25 }));
        Console.WriteLine(holder_sum(new HolderStruct { A = 1, D = 0.25 }));
        Console.WriteLine(Marshal.SizeOf<Holder>() + " " + Marshal.SizeOf<Derived>() + " " + Marshal.OffsetOf<Derived>("Z"));
    }
}

// expect: 11 22
// expect: 15 20 7
// expect: 1nFalse
// expect: 2n+True
// expect: 9madeTrue
// expect: 4.25
// expect: 1001.25
// expect: 40 12 8
