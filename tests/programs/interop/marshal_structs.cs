// Marshal.StructureToPtr, PtrToStructure and DestroyStructure over blittable structs, structs with strings and arrays, and classes.
using System;
using System.Runtime.InteropServices;

static class P
{
    record struct Point(int X, int Y);
    struct Person { public int Id; public string? Name; public bool Flag; [MarshalAs(UnmanagedType.ByValArray, SizeConst = 3)] public short[]? Numbers; public DayOfWeek Day; }
    [StructLayout(LayoutKind.Sequential)] class Node { public int Value; public string? Text; public Point At; }
    [StructLayout(LayoutKind.Explicit)] struct Explicit { [FieldOffset(0)] public int A; [FieldOffset(8)] [MarshalAs(UnmanagedType.LPWStr)] public string? W; }
    delegate int Callback(int x);
    struct WithDelegate { public Callback? Call; public decimal Money; public Guid Id; public char C; }
    class NoLayout { public int A; }

    static void Try(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.GetType().Name + ": " + e.Message); }
    }

    static void Main()
    {
        nint p = Marshal.AllocHGlobal(256);
        Marshal.StructureToPtr(new Point(3, 4), p, false);
        Console.WriteLine(Marshal.PtrToStructure<Point>(p) + " " + Marshal.ReadInt32(p, 4));
        Marshal.StructureToPtr(new Person { Id = 1, Name = "n\u00E9", Flag = true, Numbers = [1, 2, 3], Day = DayOfWeek.Friday }, p, false);
        var person = Marshal.PtrToStructure<Person>(p);
        Console.WriteLine($"{person.Id} {person.Name} {person.Flag} {string.Join(",", person.Numbers!)} {person.Day}");
        Console.WriteLine(Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(p, 8)) + " " + Marshal.ReadInt32(p, 16));
        Marshal.StructureToPtr(new Person { Id = 2 }, p, true);
        person = Marshal.PtrToStructure<Person>(p);
        Console.WriteLine($"{person.Id} {person.Name == null} {person.Flag} {string.Join(",", person.Numbers!)}");
        Marshal.DestroyStructure<Person>(p);
        var node = new Node { Value = 9, Text = "node", At = new(5, 6) };
        Marshal.StructureToPtr(node, p, false);
        var other = new Node();
        Marshal.PtrToStructure(p, other);
        Console.WriteLine(other.Value + other.Text + other.At);
        Console.WriteLine(((Node)Marshal.PtrToStructure(p, typeof(Node))!).Text);
        Marshal.DestroyStructure(p, typeof(Node));
        Console.WriteLine(Marshal.ReadIntPtr(p, 8));
        Marshal.StructureToPtr(new Explicit { A = 7, W = "wide" }, p, false);
        Console.WriteLine(Marshal.PtrToStructure<Explicit>(p).W + Marshal.PtrToStringUni(Marshal.ReadIntPtr(p, 8)));
        Marshal.DestroyStructure<Explicit>(p);
        Callback twice = x => 2 * x;
        Marshal.StructureToPtr(new WithDelegate { Call = twice, Money = 1.5m, Id = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), C = 'c' }, p, false);
        var w = Marshal.PtrToStructure<WithDelegate>(p);
        Console.WriteLine(ReferenceEquals(w.Call, twice) + " " + w.Call!(4) + " " + w.Money + " " + w.Id + " " + w.C);
        Try(() => Marshal.StructureToPtr(new NoLayout(), p, false));
        Try(() => Marshal.StructureToPtr("text", p, false));
        Try(() => Marshal.StructureToPtr(true, p, false));
        Try(() => Marshal.PtrToStructure(p, new Point()));
        Try(() => Marshal.StructureToPtr<Point?>(null, p, false));
        Try(() => Marshal.DestroyStructure<NoLayout>(p));
        Marshal.FreeHGlobal(p);
    }
}

// expect: Point { X = 3, Y = 4 } 4
// expect: 1 né True 1,2,3 Friday
// expect: né 1
// expect: 2 True False 0,0,0
// expect: 9nodePoint { X = 5, Y = 6 }
// expect: node
// expect: 0
// expect: widewide
// expect: True 8 1.5 00000001-0002-0003-0405-060708090a0b c
// expect: ArgumentException: The specified structure must be blittable or have layout information. (Parameter 'structure')
// expect: ArgumentException: The specified structure must be blittable or have layout information. (Parameter 'structure')
// expect: ArgumentException: The structure must not be a value class. (Parameter 'structure')
// expect: ArgumentNullException: Value cannot be null. (Parameter 'structure')
// expect: ArgumentException: The specified structure must be blittable or have layout information. (Parameter 'structuretype')
