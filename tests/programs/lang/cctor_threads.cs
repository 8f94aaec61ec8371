// Class constructors across threads: others wait for the one that runs; two classes that need each other do not deadlock; each runs once.
using System;
using System.Threading;

int before = 0;
var threads = new Thread[4];
for (int i = 0; i < 4; i++) { threads[i] = new Thread(() => { if (Slow.Value == 42) Interlocked.Increment(ref before); }); threads[i].Start(); }
foreach (Thread t in threads) t.Join();
Console.WriteLine($"{before} {Slow.Runs}");
var a = new Thread(() => A.Touch()); var b = new Thread(() => B.Touch());
a.Start(); b.Start(); a.Join(); b.Join();
Console.WriteLine($"{A.Done} {B.Done} {A.Runs} {B.Runs}");
Exception?[] errors = new Exception?[3];
var fs = new Thread[3];
for (int i = 0; i < 3; i++) { int k = i; fs[i] = new Thread(() => { try { Fails.Touch(); } catch (Exception e) { errors[k] = e; } }); fs[i].Start(); }
foreach (Thread t in fs) t.Join();
Console.WriteLine($"{ReferenceEquals(errors[0], errors[1])} {ReferenceEquals(errors[1], errors[2])} {errors[0]!.GetType().Name}");
int inner = 0;
var starter = new Thread(() => inner = Starts.Value); starter.Start(); starter.Join();
Console.WriteLine(inner);

static class Slow { public static int Runs, Value; static Slow() { Runs++; Thread.Sleep(50); Value = 42; } }
static class A { public static bool Done; public static int Runs; static A() { Runs++; Thread.Sleep(30); B.Touch(); Done = true; } public static void Touch() { } }
static class B { public static bool Done; public static int Runs; static B() { Runs++; Thread.Sleep(30); A.Touch(); Done = true; } public static void Touch() { } }
static class Fails { static Fails() { Thread.Sleep(30); throw new Exception("no"); } public static void Touch() { } }
static class Starts { public static int Value; static Starts() { Value = 1; var t = new Thread(() => { }); t.Start(); t.Join(); Value = 7; } }

// expect: 4 1
// expect: True True 1 1
// expect: True True TypeInitializationException
// expect: 7
