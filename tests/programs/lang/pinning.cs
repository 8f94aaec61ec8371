// fixed, stackalloc and pointers: into arrays, strings, fields, spans, custom GetPinnableReference, empty ones; collections meanwhile.
using System;
using System.Runtime.CompilerServices;

unsafe
{
    int[] a = [1, 2, 3];
    fixed (int* p = a) { p[1] = 20; GC.Collect(); Console.WriteLine(*(p + 1) + a[1]); }
    fixed (int* p = &a[2]) Console.WriteLine(*p);
    fixed (char* c = "héllo") { int n = 0; while (c[n] != 0) n++; Console.WriteLine(n); }
    fixed (int* p = Array.Empty<int>()) Console.WriteLine(p == null);
    int[]? none = null; fixed (int* p = none) Console.WriteLine(p == null);
    var o = new Obj { F = 9 }; fixed (int* p = &o.F) { GC.Collect(); *p += 1; } Console.WriteLine(o.F);
    fixed (byte* b = new Pin()) Console.WriteLine(b[1]);
    fixed (int* p = a.AsSpan(1)) Console.WriteLine(p[1]);
    Span<long> s = stackalloc long[] { 1, 2, 3 }; fixed (long* p = s) Console.WriteLine(p[2]);
    int* q = stackalloc int[4]; for (int i = 0; i < 4; i++) q[i] = i * i; Console.WriteLine(q[3] + *(q + 2));
    Point pt = new() { X = 1, Y = 2 }; Point* pp = &pt; pp->Y = 50; (*pp).X++; Console.WriteLine(pt.X + pt.Y);
    void* v = pp; Console.WriteLine(((int*)v)[1]); Console.WriteLine((long)(&pp->Y) - (long)pp);
    int** ptrs = stackalloc int*[2]; int x = 5; ptrs[1] = &x; **(ptrs + 1) = 6; Console.WriteLine(x);
    int[,] md = { { 1, 2 }, { 3, 4 } }; fixed (int* p = md) Console.WriteLine(p[3]); fixed (int* p = &md[1, 0]) Console.WriteLine(*p);
    Console.WriteLine(sizeof(Point) + sizeof(int*) + sizeof(Buf)); Buf buf = default; buf.D[3] = 1.5; Console.WriteLine(buf.D[3] + buf.Tail);
    ref int r = ref *q; r = 11; Console.WriteLine(q[0]); Console.WriteLine(Unsafe.AsRef<int>(q + 1));
    delegate*<int*, int> f = &Deref; Console.WriteLine(f(&x));
    static int Deref(int* p) => *p;
    Span<byte> zero = stackalloc byte[0]; Console.WriteLine(zero.Length);
}

class Obj { public int F; }
struct Point { public int X, Y; }
unsafe struct Buf { public fixed double D[4]; public int Tail; }
class Pin { byte[] data = [3, 4]; public ref byte GetPinnableReference() => ref data[0]; }

// expect: 40
// expect: 3
// expect: 5
// expect: True
// expect: True
// expect: 10
// expect: 4
// expect: 3
// expect: 3
// expect: 13
// expect: 52
// expect: 50
// expect: 4
// expect: 6
// expect: 4
// expect: 3
// expect: 56
// expect: 1.5
// expect: 11
// expect: 1
// expect: 6
// expect: 0
