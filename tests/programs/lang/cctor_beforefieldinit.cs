// Field initialisers without a static constructor run before the first access to a field and not because of instances or methods that use none.
using System;
using System.Runtime.CompilerServices;

Lazy1.Method();
new Lazy1();
Console.WriteLine("no access yet");
Console.WriteLine(Access());
Console.WriteLine(G<int>.V + G<string>.V);
Console.WriteLine(Chain.C);
Console.WriteLine(Ro.Table[2] + Ro.Sum);
[MethodImpl(MethodImplOptions.NoInlining)] static int Access() => Lazy1.Field;
static class Log { public static int Say(string s, int v) { Console.WriteLine("  init " + s); return v; } }
class Lazy1 { public static int Field = Log.Say("Lazy1", 5); public static void Method() => Console.WriteLine("method"); }
class G<T> { public static string V = typeof(T).Name + Log.Say("G " + typeof(T).Name, 1); }
class Chain { public static int A = 1, B = A + 1, C = B * 10 + D, D = 9; }
class Ro { public static readonly int[] Table = [1, 2, 3]; public static readonly int Sum = Table[0] + Table[1]; }

// expect: method
// expect: no access yet
// expect:   init Lazy1
// expect: 5
// expect:   init G Int32
// expect:   init G String
// expect: Int321String1
// expect: 20
// expect: 6
