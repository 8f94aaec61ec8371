// What InvalidCastException says: nested and generic names as CoreCLR spells them, and types that are spelled alike.
using System;
using System.Collections.Generic;

namespace Q.W { class X { public class C { public class Deep<T> { } } } class Y { public class C { } } class G<T> { public struct N { } public class K<U> { } } }

static class P
{
    static void Try(Func<object?> f)
    {
        try { Console.WriteLine(f()); }
        catch (InvalidCastException e) { Console.WriteLine(e.Message.Replace(typeof(P).Assembly.GetName().FullName, "ME").Replace(typeof(P).Assembly.Location, "HERE")); }
    }

    static void Main()
    {
        object o = new Q.W.X.C();
        Try(() => (string)o);
        Try(() => (Q.W.Y.C)o);
        Try(() => (Q.W.Y.C[])(object)new Q.W.X.C[1]);
        Try(() => (Q.W.G<Q.W.X.C>.N)o);
        Try(() => (Q.W.X.C)(object)new Q.W.X.C.Deep<Q.W.Y.C>());
        Try(() => (Q.W.G<int>.K<string>)(object)new int[1, 1]);
        Try(() => (Action<int>)(object)new Action<string>(_ => { }));
        Try(() => (DayOfWeek)(object)5L);
        Try(() => (int?)(object)"s");
        Try(() => (long)(object)5);
        Try(() => (IEnumerable<int>)(object)new List<string>());
        Try(() => (int[])(object)new long[1]);
    }
}

// expect: Unable to cast object of type 'C' to type 'System.String'.
// expect: [A]C cannot be cast to [B]C. Type A originates from 'ME' in the context 'Default' at location 'HERE'. Type B originates from 'ME' in the context 'Default' at location 'HERE'.
// expect: [A]C[] cannot be cast to [B]C[]. Type A originates from 'ME' in the context 'Default' at location 'HERE'. Type B originates from 'ME' in the context 'Default' at location 'HERE'.
// expect: Unable to cast object of type 'C' to type 'N[Q.W.X+C]'.
// expect: Unable to cast object of type 'Deep`1[Q.W.Y+C]' to type 'C'.
// expect: Unable to cast object of type 'System.Int32[,]' to type 'K`1[System.Int32,System.String]'.
// expect: Unable to cast object of type 'System.Action`1[System.String]' to type 'System.Action`1[System.Int32]'.
// expect: Unable to cast object of type 'System.Int64' to type 'System.DayOfWeek'.
// expect: Unable to cast object of type 'System.String' to type 'System.Nullable`1[System.Int32]'.
// expect: Unable to cast object of type 'System.Int32' to type 'System.Int64'.
// expect: Unable to cast object of type 'System.Collections.Generic.List`1[System.String]' to type 'System.Collections.Generic.IEnumerable`1[System.Int32]'.
// expect: Unable to cast object of type 'System.Int64[]' to type 'System.Int32[]'.
