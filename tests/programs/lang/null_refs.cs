// Access through null references and null managed pointers is a NullReferenceException, in every kind of access.
using System;
using System.Runtime.CompilerServices;

void Try(string n, Action a) { try { a(); Console.WriteLine(n + ": fine"); } catch (Exception e) { Console.WriteLine($"{n}: {e.GetType().Name}"); } }
Try("read", () => Console.WriteLine(Unsafe.NullRef<int>()));
Try("write", () => Unsafe.NullRef<int>() = 1);
Try("write ref", () => Unsafe.NullRef<string>() = "s");
Try("read ref", () => GC.KeepAlive(Unsafe.NullRef<string>()));
Try("read struct", () => GC.KeepAlive(Unsafe.NullRef<Big>()));
Try("write struct", () => Unsafe.NullRef<Big>() = default);
Try("field", () => Console.WriteLine(Unsafe.NullRef<Big>().C));
Try("field write", () => Unsafe.NullRef<Big>().C = 1);
Try("field address", () => { ref long l = ref Unsafe.NullRef<Big>().C; });
Try("method", () => Unsafe.NullRef<Big>().M());
Try("method of this", () => Unsafe.NullRef<Big>().Empty());
Try("byte", () => Unsafe.NullRef<byte>()++);
Try("double", () => Unsafe.NullRef<double>() += 1);
Try("constrained", () => Str<int>(ref Unsafe.NullRef<int>()));
Try("constrained ref", () => Str<string>(ref Unsafe.NullRef<string>()));
Try("volatile", () => System.Threading.Volatile.Read(ref Unsafe.NullRef<int>()));
Try("interlocked", () => System.Threading.Interlocked.Increment(ref Unsafe.NullRef<int>()));
Try("pointer", () => { unsafe { int* p = null; *p = 3; } });
Try("pointer read", () => { unsafe { long* p = null; Console.WriteLine(p[2]); } });
Try("initobj", () => Unsafe.NullRef<Big>() = new Big());
Try("library method", () => Console.WriteLine(Unsafe.NullRef<DateTime>().Ticks));
Try("beyond null", () => Console.WriteLine(Unsafe.Add(ref Unsafe.NullRef<int>(), 5)));
Try("array", () => { int[] a = null!; a[0] = 1; });
Try("length", () => { int[] a = null!; Console.WriteLine(a.Length); });
Try("object field", () => { C c = null!; c.F = 1; });
Try("object field address", () => { C c = null!; ref int r = ref c.F; });
Try("far field", () => { Far c = null!; c.Last = 1; });
Try("call", () => { C c = null!; c.M(); });
Try("virtual", () => { object o = null!; o.ToString(); });
Try("interface", () => { IDisposable d = null!; d.Dispose(); });
Try("delegate", () => { Action a = null!; a(); });
Try("unbox", () => { object o = null!; int i = (int)o; });
Try("unbox nullable", () => { object o = null!; int? i = (int?)o; });
Try("lock", () => { object o = null!; lock (o) { } });
Try("throw", () => throw null!);
Try("foreach", () => { string s = null!; foreach (char c in s) { } });
Try("md array", () => { int[,] a = null!; a[0, 0] = 1; });
Try("copy block", () => Unsafe.CopyBlock(ref Unsafe.NullRef<byte>(), ref (new byte[1])[0], 1));
static string Str<T>(ref T t) => t!.ToString()!;

struct Big { public long A, B, C, D; public long M() => C; public void Empty() { } }
class C { public int F; public void M() { } }
class Far { public Block B; public int Last; }
[InlineArray(5000)] struct Block { long l; }

// expect: read: NullReferenceException
// expect: write: NullReferenceException
// expect: write ref: NullReferenceException
// expect: read ref: NullReferenceException
// expect: read struct: NullReferenceException
// expect: write struct: NullReferenceException
// expect: field: NullReferenceException
// expect: field write: NullReferenceException
// expect: field address: fine
// expect: method: NullReferenceException
// expect: method of this: fine
// expect: byte: NullReferenceException
// expect: double: NullReferenceException
// expect: constrained: NullReferenceException
// expect: constrained ref: NullReferenceException
// expect: volatile: NullReferenceException
// expect: interlocked: NullReferenceException
// expect: pointer: NullReferenceException
// expect: pointer read: NullReferenceException
// expect: initobj: NullReferenceException
// expect: library method: NullReferenceException
// expect: beyond null: NullReferenceException
// expect: array: NullReferenceException
// expect: length: NullReferenceException
// expect: object field: NullReferenceException
// expect: object field address: NullReferenceException
// expect: far field: NullReferenceException
// expect: call: NullReferenceException
// expect: virtual: NullReferenceException
// expect: interface: NullReferenceException
// expect: delegate: NullReferenceException
// expect: unbox: NullReferenceException
// expect: unbox nullable: fine
// expect: lock: ArgumentNullException
// expect: throw: NullReferenceException
// expect: foreach: NullReferenceException
// expect: md array: NullReferenceException
// expect: copy block: NullReferenceException
