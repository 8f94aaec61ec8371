// A precise static constructor runs before the first P/Invoke of its class, called directly, through a pointer and as a delegate.
using System;
using System.Runtime.InteropServices;

static unsafe class Program
{
    static class Direct
    {
        static Direct() => Console.WriteLine("Direct");
        [DllImport("libc")] public static extern int abs(int n);
    }

    static class Pointer
    {
        static Pointer() => Console.WriteLine("Pointer");
        [DllImport("libc")] public static extern int abs(int n);
    }

    static class Delegated
    {
        static Delegated() => Console.WriteLine("Delegated");
        [DllImport("libc")] public static extern int abs(int n);
    }

    static class Lazy
    {
        static readonly int seen = Note();
        static int Note() { Console.WriteLine("Lazy"); return 1; }
        [DllImport("libc")] public static extern int abs(int n);
        public static int Seen => seen;
    }

    static void Main()
    {
        Console.WriteLine("start");
        Console.WriteLine(Direct.abs(-1) + Direct.abs(-2));
        delegate*<int, int> p = &Pointer.abs;
        Console.WriteLine("taken");
        Console.WriteLine(p(-3));
        Func<int, int> d = Delegated.abs;
        Console.WriteLine("made");
        Console.WriteLine(d(-4));
        Console.WriteLine(Lazy.abs(-5));
        Console.WriteLine(Lazy.Seen);
    }
}

// expect: start
// expect: Direct
// expect: 3
// expect: taken
// expect: Pointer
// expect: 3
// expect: made
// expect: Delegated
// expect: 4
// expect: 5
// expect: Lazy
// expect: 1
