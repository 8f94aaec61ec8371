// lock on objects, on System.Threading.Lock, on boxed and type objects; exceptions leave it; synchronized methods.
using System;
using System.Runtime.CompilerServices;
using System.Threading;

object o = new(); var l = new Lock();
lock (o) lock (o) Console.WriteLine(Monitor.IsEntered(o));
Console.WriteLine(Monitor.IsEntered(o));
lock (l) Console.WriteLine(l.IsHeldByCurrentThread);
Console.WriteLine(l.IsHeldByCurrentThread);
try { lock (o) throw new Exception("out"); } catch (Exception e) { Console.WriteLine(e.Message + Monitor.IsEntered(o)); }
try { Monitor.Exit(o); } catch (SynchronizationLockException) { Console.WriteLine("not held"); }
using (l.EnterScope()) Console.WriteLine("scope " + l.IsHeldByCurrentThread);
int sum = 0; var c = new Counter(); var ts = new Thread[4];
for (int i = 0; i < 4; i++) { ts[i] = new Thread(() => { for (int j = 0; j < 500; j++) { c.Inc(); Counter.SInc(); lock (l) sum++; } }); ts[i].Start(); }
foreach (Thread t in ts) t.Join();
Console.WriteLine($"{c.N} {Counter.S} {sum}");
lock (typeof(Counter)) Console.WriteLine(Monitor.IsEntered(typeof(Counter)));
Console.WriteLine(c.Held() + " " + Monitor.IsEntered(c));
try { c.Fail(); } catch (Exception) { Console.WriteLine(Monitor.IsEntered(c)); }
bool taken = false; Monitor.TryEnter(o, 10, ref taken); Console.WriteLine(taken); Monitor.Exit(o);
string s = "lit"; lock (s) Console.WriteLine(Monitor.IsEntered("lit"));
class Counter
{
    public int N; public static int S;
    [MethodImpl(MethodImplOptions.Synchronized)] public void Inc() => N++;
    [MethodImpl(MethodImplOptions.Synchronized)] public static void SInc() => S++;
    [MethodImpl(MethodImplOptions.Synchronized)] public bool Held() => Monitor.IsEntered(this);
    [MethodImpl(MethodImplOptions.Synchronized)] public void Fail() => throw new Exception();
}

// expect: True
// expect: False
// expect: True
// expect: False
// expect: outFalse
// expect: not held
// expect: scope True
// expect: 2000 2000 2000
// expect: True
// expect: True False
// expect: False
// expect: True
// expect: True
