// Lazy<T>, LazyInitializer and their modes: one value, cached or retried exceptions, recursion refused.
using System;
using System.Threading;

int made = 0;
var one = new Lazy<object>(() => { Interlocked.Increment(ref made); Thread.Sleep(5); return new object(); });
var got = new object[4];
var ts = new Thread[4];
for (int i = 0; i < 4; i++) { int k = i; ts[i] = new Thread(() => got[k] = one.Value); ts[i].Start(); }
foreach (Thread t in ts) t.Join();
Console.WriteLine(made + " " + (got[0] == got[3]) + " " + one.IsValueCreated);
int tries = 0;
var cached = new Lazy<int>(() => { tries++; throw new FormatException("no"); });
var retried = new Lazy<int>(() => ++tries < 4 ? throw new FormatException("no") : tries, LazyThreadSafetyMode.PublicationOnly);
for (int i = 0; i < 2; i++) try { Console.WriteLine(cached.Value); } catch (FormatException) { Console.WriteLine("failed " + tries); }
for (int i = 0; i < 3; i++) try { Console.WriteLine(retried.Value); } catch (FormatException) { Console.WriteLine("failed " + tries); }
Lazy<int>? self = null;
self = new Lazy<int>(() => self!.Value);
try { Console.WriteLine(self.Value); } catch (InvalidOperationException) { Console.WriteLine("recursive"); }
string? s = null;
Console.WriteLine(LazyInitializer.EnsureInitialized(ref s, () => "made") + LazyInitializer.EnsureInitialized(ref s, () => "again"));

// expect: 1 True True
// expect: failed 1
// expect: failed 1
// expect: failed 2
// expect: failed 3
// expect: 4
// expect: recursive
// expect: mademade
