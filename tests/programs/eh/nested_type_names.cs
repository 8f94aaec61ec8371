// Messages about casts and type initializers name a nested type without the types around it, but type arguments in full.
using System;

static class Outer
{
    class Plain { }
    class Box<T> { public class Inner { } }
    struct Point { public int X; }
    enum Colour { Red }
    static class Broken
    {
        public static int Value = 1;
        static Broken() => throw new Exception("no");
    }
    static class Broken<T>
    {
        public static T? Value;
        static Broken() => throw new Exception("no");
    }

    static void Try(Action a)
    {
        try { a(); }
        catch (TypeInitializationException e) { Console.WriteLine(e.Message + " / " + e.TypeName); }
        catch (Exception e) { Console.WriteLine(e.Message); }
    }

    static void Main()
    {
        object plain = new Plain(), number = 5, box = new Box<int>(), colour = Colour.Red, wide = 5L;
        Try(() => Console.WriteLine((int)plain));
        Try(() => Console.WriteLine((Point)number));
        Try(() => Console.WriteLine((Plain)number));
        Try(() => Console.WriteLine((Box<string>)box));
        Try(() => Console.WriteLine((Box<Plain>.Inner)box));
        Try(() => Console.WriteLine((bool)colour));
        Try(() => Console.WriteLine((int?)wide));
        Try(() => Console.WriteLine((Box<Plain>[])(object)new Plain[1]));
        Try(() => Console.WriteLine(Broken.Value));
        Try(() => Console.WriteLine(Broken<Plain>.Value));
    }
}

// expect: Unable to cast object of type 'Plain' to type 'System.Int32'.
// expect: Unable to cast object of type 'System.Int32' to type 'Point'.
// expect: Unable to cast object of type 'System.Int32' to type 'Plain'.
// expect: Unable to cast object of type 'Box`1[System.Int32]' to type 'Box`1[System.String]'.
// expect: Unable to cast object of type 'Box`1[System.Int32]' to type 'Inner[Outer+Plain]'.
// expect: Unable to cast object of type 'Colour' to type 'System.Boolean'.
// expect: Unable to cast object of type 'System.Int64' to type 'System.Nullable`1[System.Int32]'.
// expect: Unable to cast object of type 'Plain[]' to type 'Box`1[Outer+Plain][]'.
// expect: The type initializer for 'Broken' threw an exception. / Broken
// expect: The type initializer for 'Broken`1' threw an exception. / Broken`1
