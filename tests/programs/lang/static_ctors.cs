// Static constructors: run once, before first use, in order of need; beforefieldinit types; generic statics.
using System;

class Log
{
    public static void W(string s) => Console.WriteLine(s);
}

class First
{
    public static int X = Init("First.X");
    static First()
    {
        Log.W("First.cctor");
    }

    public static int Init(string s)
    {
        Log.W(s);
        return 1;
    }

    public static void M() => Log.W("First.M");
}

class Second
{
    static Second()
    {
        Log.W("Second.cctor");
    }

    public Second()
    {
        Log.W("Second.ctor");
    }

    public static readonly int R = First.X + 1;
}

class Cyclic1
{
    public static int V = Cyclic2.V + 1;
    static Cyclic1()
    {
    }
}

class Cyclic2
{
    public static int V = Cyclic1.V + 1;
    static Cyclic2()
    {
    }
}

class Gen<T>
{
    public static string Name = typeof(T).Name;
    static Gen()
    {
        Log.W("Gen " + Name);
    }

    public static int N;
}

class Base
{
    static Base()
    {
        Log.W("Base.cctor");
    }

    public static int B;
}

class Derived : Base
{
    static Derived()
    {
        Log.W("Derived.cctor");
    }

    public static int D;
}

struct St
{
    public static int Z;
    static St()
    {
        Log.W("St.cctor");
    }

    public int F;
}

static class P
{
    static void Main()
    {
        Log.W("main");
        First.M();
        First.M();
        Log.W("-");
        new Second();
        new Second();
        Log.W(Second.R.ToString());
        Log.W("-");
        Log.W(Cyclic1.V + " " + Cyclic2.V);
        Gen<int>.N = 1;
        Gen<string>.N = 2;
        Gen<int>.N++;
        Log.W(Gen<int>.N + Gen<string>.Name);
        Derived.D = 1;
        Log.W("-");
        Base.B = 2;
        St s = default;
        s.F = 1;
        Log.W("no St yet");
        St.Z = 1;
    }
}

// expect: main
// expect: First.X
// expect: First.cctor
// expect: First.M
// expect: First.M
// expect: -
// expect: Second.cctor
// expect: Second.ctor
// expect: Second.ctor
// expect: 2
// expect: -
// expect: 2 1
// expect: Gen Int32
// expect: Gen String
// expect: 2String
// expect: Derived.cctor
// expect: -
// expect: Base.cctor
// expect: no St yet
// expect: St.cctor
