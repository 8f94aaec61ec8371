// Static getters that always say the same, by constants, other getters and branches; and ones that only look like it.
using System;

Console.WriteLine($"{A.Yes} {A.No} {A.Both} {A.Either} {A.Chosen} {G<int>.Yes} {A.Deep}");
if (A.No) Console.WriteLine("not reached");
if (!A.Both && A.Either) Console.WriteLine("reached");
Console.WriteLine($"{B.Ready} {B.Count}");
Console.Write($"{A.Changing} {A.Changing} {A.Changing}");
Console.WriteLine();
try { Console.WriteLine(A.Throws); } catch (InvalidOperationException) { Console.WriteLine("thrown"); }

static class A {
    static int n;
    public static bool Yes => true;
    public static bool No => false;
    public static bool Both => Yes && No;
    public static bool Either => No || Yes;
    public static bool Chosen => Both ? Yes : !No;
    public static bool Deep => Chosen && Either;
    public static bool Changing => n++ % 2 == 0;
    public static bool Throws => Yes ? throw new InvalidOperationException() : true;
}
static class G<T> { public static bool Yes => A.Yes; }
static class B { // its constructor runs before the first use, whatever the getter says
    public static int Count = 5;
    static B() => Console.WriteLine("B is made");
    public static bool Ready => true;
}

// expect: True False False True True True True
// expect: reached
// expect: B is made
// expect: True 5
// expect: True False True
// expect: thrown
