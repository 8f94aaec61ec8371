// GCHandle of all kinds: targets, IntPtr round trip, pinning rules, Free twice; GCHandle<T> and PinnedGCHandle<T>.
using System;
using System.Runtime.InteropServices;

object o = new();
GCHandle n = GCHandle.Alloc(o);
GCHandle back = GCHandle.FromIntPtr(GCHandle.ToIntPtr(n));
Console.WriteLine((back.Target == o) + " " + (back == n) + " " + n.IsAllocated);
n.Target = "other";
Console.WriteLine(back.Target);
n.Free();
Console.WriteLine(n.IsAllocated);
Try(() => n.Free());
Try(() => Console.WriteLine(n.Target));
GCHandle w = GCHandle.Alloc("text", GCHandleType.Weak), wt = GCHandle.Alloc(o, GCHandleType.WeakTrackResurrection);
Console.WriteLine(w.Target + " " + (wt.Target == o));
w.Free();
wt.Free();
int[] a = [1, 2, 3];
GCHandle p = GCHandle.Alloc(a, GCHandleType.Pinned);
Console.WriteLine(Marshal.ReadInt32(p.AddrOfPinnedObject(), 4));
p.Free();
Try(() => GCHandle.Alloc(new object[1], GCHandleType.Pinned));
Try(() => GCHandle.Alloc(new { X = "s" }, GCHandleType.Pinned));
Try(() => GCHandle.Alloc(o, (GCHandleType)9));
GCHandle boxed = GCHandle.Alloc(5, GCHandleType.Pinned);
Console.WriteLine(Marshal.ReadInt32(boxed.AddrOfPinnedObject()));
boxed.Free();
GCHandle nothing = GCHandle.Alloc(null);
Console.WriteLine(nothing.Target == null);
nothing.Free();
using (var typed = new GCHandle<string>("typed")) Console.WriteLine(typed.Target.Length);
using (var weak = new WeakGCHandle<object>(o)) Console.WriteLine(weak.TryGetTarget(out object? t) && t == o);
GC.KeepAlive(o);

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: True True True
// expect: other
// expect: False
// expect: InvalidOperationException
// expect: InvalidOperationException
// expect: text True
// expect: 2
// expect: ArgumentException
// expect: ArgumentException
// expect: ArgumentOutOfRangeException
// expect: 5
// expect: True
// expect: 5
// expect: True
