// [ThreadStatic]: a value of its own in each thread, of every kind of type, in generic types, with initialisers that run once.
using System;
using System.Threading;

T.I = 5; T.S = "main"; T.Big.A = 9; T.Big.O = "o"; G<int>.V = 1; G<string>.V = "g"; T.D = 1.5;
Thread t = new(() =>
{
    Console.WriteLine($"{T.I} {T.S ?? "null"} {T.Big.A} {T.Big.O ?? "null"} {G<int>.V} {G<string>.V ?? "null"} {T.Init} {T.D}");
    T.I = 6; T.S = "other"; T.Big.A = 10; T.Init = 100;
    ref int r = ref T.I; r++;
    Console.WriteLine($"{T.I} {T.S} {T.Big.A} {T.Init}");
});
t.Start(); t.Join();
Console.WriteLine($"{T.I} {T.S} {T.Big.A} {T.Big.O} {G<int>.V} {G<string>.V} {T.Init} {T.D}");
int sum = 0;
var threads = new Thread[4];
for (int i = 0; i < 4; i++)
{
    int k = i;
    threads[i] = new Thread(() => { for (int j = 0; j < 1000; j++) { T.Count++; Holder<Guid>.List ??= []; Holder<Guid>.List.Add(k); } Interlocked.Add(ref sum, T.Count + Holder<Guid>.List!.Count); });
    threads[i].Start();
}
foreach (Thread x in threads) x.Join();
Console.WriteLine($"{sum} {T.Count}");
GC.Collect();
Console.WriteLine(T.S + T.Big.O);
typeof(T).GetField("I")!.SetValue(null, 77);
Console.WriteLine($"{T.I} {typeof(T).GetField("S")!.GetValue(null)}");

struct Big { public long A, B, C; public object O; }
static class T
{
    [ThreadStatic] public static int I;
    [ThreadStatic] public static string S;
    [ThreadStatic] public static Big Big;
    [ThreadStatic] public static int Init = 42;
    [ThreadStatic] public static int Count;
    [ThreadStatic] public static double D;
}
static class G<X> { [ThreadStatic] public static X V; }
static class Holder<X> { [ThreadStatic] public static System.Collections.Generic.List<int>? List; }

// expect: 0 null 0 null 0 null 0 0
// expect: 7 other 10 100
// expect: 5 main 9 o 1 g 42 1.5
// expect: 8000 0
// expect: maino
// expect: 77 main
