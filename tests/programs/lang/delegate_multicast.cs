// Multicast delegates: order, removal of sublists, exceptions midway, results, equality, hash codes.
using System;
using System.Linq;

string log = "";
void Show(Delegate? d) => Console.WriteLine(d == null ? "null" : string.Join(",", d.GetInvocationList().Select(x => x.Method.Name)));
Action a = T.A, b = T.B, c = T.C;
Show(a + b + c);
Show(a + b + a + b - (a + b));
Show(a + b + c - b);
Show(a + b + c - (a + c));
Show(a + b + a - a);
Show(a - a);
Show((Action)null! + a);
Show(a + b - (a + b));
Show((a + b + c + a + b + c) - (b + c));
Show(Delegate.RemoveAll(a + b + a + c + a, a));
Show(Delegate.Combine(a, null, b + c, a));
Console.WriteLine($"{a + b == a + b} {a + b == b + a} {a == (Action)T.A} {(a + b).Equals(a + b)} {(a + b).GetHashCode() == (a + b).GetHashCode()}");
var o1 = new T(); var o2 = new T();
Action i1 = o1.I, i1b = o1.I, i2 = o2.I;
Console.WriteLine($"{i1 == i1b} {i1 == i2} {i1.Equals(i1b)} {i1 != null}");
Func<int> f = () => { log += "1"; return 1; };
f += () => { log += "2"; return 2; };
Console.WriteLine($"{f()} {log}");
log = "";
Action t = () => log += "x";
t += () => throw new InvalidOperationException("midway");
t += () => log += "never";
try { t(); } catch (InvalidOperationException e) { Console.WriteLine($"{log} {e.Message}"); }
ByRef r = (ref int x) => x += 1;
r += (ref int x) => x *= 10;
int v = 4; r(ref v);
Console.WriteLine(v);
try { Delegate.Combine(a, f); } catch (Exception e) { Console.WriteLine($"{e.GetType().Name}: {e.Message}"); }
Func<object> fo = (Func<object>)(() => "s"); Func<string> fs = () => "t";
try { Func<object> both = fo + (Func<object>)fs; Console.WriteLine(both()); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
Big big = () => new Wide { A = 1 }; big += () => new Wide { A = 2, D = 5 };
Console.WriteLine($"{big().A} {big().D}");
Console.WriteLine($"{(a + b).HasSingleTarget} {a.HasSingleTarget}");
foreach (Action x in Delegate.EnumerateInvocationList(a + b)) Console.Write(x.Method.Name);
Console.WriteLine();
Console.WriteLine((a + b).Method.Name + " " + ((a + i1).Target == o1));
Action many = a; for (int i = 0; i < 20; i++) many += b;
Console.WriteLine(many.GetInvocationList().Length);
try { ((Action<int>)(x => throw new FormatException("in"))).DynamicInvoke(1); } catch (Exception e) { Console.WriteLine($"{e.GetType().Name} {e.InnerException!.Message}"); }
try { ((Action<int>)(x => { })).DynamicInvoke("no"); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
try { ((Action<int>)(x => { })).DynamicInvoke(); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }

delegate void ByRef(ref int x);
delegate Wide Big();
struct Wide { public long A, B, C, D; }
class T { public static void A() { } public static void B() { } public static void C() { } public void I() { } }

// expect: A,B,C
// expect: A,B
// expect: A,C
// expect: A,B,C
// expect: A,B
// expect: null
// expect: A
// expect: null
// expect: A,B,C,A
// expect: B,C
// expect: A,B,C,A
// expect: True False True True True
// expect: True False True True
// expect: 2 12
// expect: x midway
// expect: 50
// expect: ArgumentException: Delegates must be of the same type.
// expect: ArgumentException
// expect: 2 5
// expect: False True
// expect: AB
// expect: B True
// expect: 21
// expect: TargetInvocationException in
// expect: ArgumentException
// expect: TargetParameterCountException
