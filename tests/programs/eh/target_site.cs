// TargetSite is the definition of the method that threw; Source its assembly; both follow the first throw, not a rethrow.
using System;
using System.Collections.Generic;

class Box<T> { public U Get<U>(List<T> l, U u) => throw new Exception("generic"); }

static class P
{
    static void Thrower() => throw new Exception("plain");
    static void Again() { try { Thrower(); } catch { throw; } }
    static void Anew() { try { Thrower(); } catch (Exception e) { throw e; } }

    static void Show(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.TargetSite + " | " + e.TargetSite!.DeclaringType + " | " + (e.Source == typeof(P).Assembly.GetName().Name)); }
    }

    static void Main()
    {
        Show(Thrower);
        Show(Again);
        Show(Anew);
        Show(() => new Box<int>().Get<string>(new(), "s"));
        Show(() => new Box<string>().Get(new(), 1L));
        Show(() => new List<int>().GetEnumerator().MoveNext().ToString().Substring(99));
        Exception never = new();
        Console.WriteLine(never.TargetSite == null && never.Source == null && never.StackTrace == null);
        never.Source = "set";
        Console.WriteLine(never.Source);
    }
}

// expect: Void Thrower() | P | True
// expect: Void Thrower() | P | True
// expect: Void Anew() | P | True
// expect: U Get[U](System.Collections.Generic.List`1[T], U) | Box`1[T] | True
// expect: U Get[U](System.Collections.Generic.List`1[T], U) | Box`1[T] | True
// expect: Void ThrowSubstringArgumentOutOfRange(Int32, Int32) | System.String | False
// expect: True
// expect: set
