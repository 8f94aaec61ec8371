// Method names in traces: generics, nesting, lambdas, local functions, iterators, operators, accessors, explicit implementations, parameters.
using System;
using System.Collections.Generic;

namespace Deep.Space
{
    class Outer<T>
    {
        public class Inner<U> { public static void M<V>(T t, U[] u, ref V v, List<T> l, Dictionary<U, V[]> d) => throw new Exception(); public Inner() => throw new Exception(); }
        public struct S { public int this[int i] { get => throw new Exception(); set => throw new Exception(); } public static S operator +(S a, S b) => throw new Exception(); public static implicit operator int(S a) => throw new Exception(); public event Action E { add => throw new Exception(); remove { } } }
    }
}
interface IFoo { void Bar() => throw new Exception(); }
class Foo : IFoo, IDisposable { void IDisposable.Dispose() => throw new Exception(); }
static class Ext { public static void Ex(this string s, out string b, in long c, params object[] p) => throw new Exception(); }
static class Cctor { public static int X = Boom(); static int Boom() => throw new Exception(); }

static unsafe class P
{
    static void Ptr(int* p, void** v, delegate*<int, void> f, int[,] b, int[][] c, nint n, string? s = null) => throw new Exception();
    static IEnumerable<int> Iter() { yield return 1; throw new Exception(); }

    static void Show(Action a)
    {
        try { a(); }
        catch (Exception e)
        {
            e = e.InnerException ?? e;
            Console.WriteLine(string.Join(" | ", Array.ConvertAll(e.StackTrace!.Split('\n'), l => l.Split(" in ")[0].Trim()), 0, Math.Min(2, e.StackTrace.Split('\n').Length)));
        }
    }

    static void Main()
    {
        string s = "x"; int cap = 1;
        Show(() => Deep.Space.Outer<int>.Inner<string>.M(1, null!, ref s, null!, null!));
        Show(() => new Deep.Space.Outer<int>.Inner<string>());
        Show(() => { var x = new Deep.Space.Outer<int>.S(); _ = x[1]; });
        Show(() => { var x = new Deep.Space.Outer<int>.S(); x = x + x; });
        Show(() => { int x = new Deep.Space.Outer<int>.S(); });
        Show(() => { var x = new Deep.Space.Outer<int>.S(); x.E += null; });
        Show(() => ((IFoo)new Foo()).Bar());
        Show(() => ((IDisposable)new Foo()).Dispose());
        Show(() => "s".Ex(out _, 1L, 2));
        Show(() => Cctor.X++);
        Show(() => Ptr(null, null, null, null!, null!, 0));
        Show(() => { foreach (int i in Iter()) { } });
        Show(() => { void Local<Q>(Q q) => throw new Exception(); Local(cap); });
        Show(() => { void Local(int q) { if (q == 0) throw new Exception(cap.ToString()); Local(q - 1); } Local(2); });
        Show(() => { Action<int> d = x => throw new Exception(); d(1); });
    }
}

// expect: at Deep.Space.Outer`1.Inner`1.M[V](T t, U[] u, V& v, List`1 l, Dictionary`2 d) | at P.<>c__DisplayClass3_0.<Main>b__0()
// expect: at Deep.Space.Outer`1.Inner`1..ctor() | at P.<>c.<Main>b__3_1()
// expect: at Deep.Space.Outer`1.S.get_Item(Int32 i) | at P.<>c.<Main>b__3_2()
// expect: at Deep.Space.Outer`1.S.op_Addition(S a, S b) | at P.<>c.<Main>b__3_3()
// expect: at Deep.Space.Outer`1.S.op_Implicit(S a) | at P.<>c.<Main>b__3_4()
// expect: at Deep.Space.Outer`1.S.add_E(Action value) | at P.<>c.<Main>b__3_5()
// expect: at IFoo.Bar() | at P.<>c.<Main>b__3_6()
// expect: at Foo.System.IDisposable.Dispose() | at P.<>c.<Main>b__3_7()
// expect: at Ext.Ex(String s, String& b, Int64& c, Object[] p) | at P.<>c.<Main>b__3_8()
// expect: at Cctor.Boom() | at Cctor..cctor()
// expect: at P.Ptr(Int32* p, Void** v,  f, Int32[,] b, Int32[][] c, IntPtr n, String s) | at P.<>c.<Main>b__3_10()
// expect: at P.Iter()+MoveNext() | at P.<>c.<Main>b__3_11()
// expect: at P.<Main>g__Local|3_15[Q](Q q) | at P.<>c__DisplayClass3_0.<Main>b__12()
// expect: at P.<>c__DisplayClass3_0.<Main>g__Local|16(Int32 q) | at P.<>c__DisplayClass3_0.<Main>g__Local|16(Int32 q)
// expect: at P.<>c.<Main>b__3_17(Int32 x) | at P.<>c.<Main>b__3_14()
