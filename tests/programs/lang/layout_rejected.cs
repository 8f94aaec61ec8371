// Layouts that cannot be are TypeLoadExceptions when the type is first needed.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

static void Try(string name, Action a)
{
    try { a(); Console.WriteLine(name + ": loaded"); }
    catch (Exception e) { Console.WriteLine($"{name}: {e.GetType().Name}: {e.Message}"); }
}

Try("overlap ref with int", () => Use<OverlapRefInt>());
Try("overlap two refs", () => Use<OverlapRefs>());
Try("misaligned ref", () => Use<Misaligned>());
Try("nested overlap", () => Use<NestedOverlap>());
Try("class overlap", () => new ClassOverlap());
Try("generic explicit", () => Use<GenericExplicit<int>>());
Try("good", () => Use<Good>());

[MethodImpl(MethodImplOptions.NoInlining)]
static void Use<T>() where T : struct { object o = default(T); GC.KeepAlive(o); }

[StructLayout(LayoutKind.Explicit)] struct OverlapRefInt { [FieldOffset(0)] public object O; [FieldOffset(0)] public int I; }
[StructLayout(LayoutKind.Explicit)] struct OverlapRefs { [FieldOffset(0)] public object O; [FieldOffset(0)] public string S; }
[StructLayout(LayoutKind.Explicit)] struct Misaligned { [FieldOffset(4)] public object O; }
struct Inner { public int A; public object O; }
[StructLayout(LayoutKind.Explicit)] struct NestedOverlap { [FieldOffset(0)] public Inner I; [FieldOffset(0)] public long L; [FieldOffset(8)] public long M; }
[StructLayout(LayoutKind.Explicit)] class ClassOverlap { [FieldOffset(0)] public object O; [FieldOffset(4)] public int I; }
[StructLayout(LayoutKind.Explicit)] struct GenericExplicit<T> { [FieldOffset(0)] public T A; [FieldOffset(8)] public int B; }
[StructLayout(LayoutKind.Explicit)] struct Good { [FieldOffset(0)] public object O; [FieldOffset(8)] public int I; [FieldOffset(8)] public float F; }

// expect: overlap ref with int: TypeLoadException: Could not load type 'OverlapRefInt' from assembly 'layout_rejected, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null' because it contains an object field at offset 0 that is incorrectly aligned or overlapped by a non-object field.
// expect: overlap two refs: loaded
// expect: misaligned ref: TypeLoadException: Could not load type 'Misaligned' from assembly 'layout_rejected, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null' because it contains an object field at offset 4 that is incorrectly aligned or overlapped by a non-object field.
// expect: nested overlap: TypeLoadException: Could not load type 'NestedOverlap' from assembly 'layout_rejected, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null' because it contains an object field at offset 0 that is incorrectly aligned or overlapped by a non-object field.
// expect: class overlap: TypeLoadException: Could not load type 'ClassOverlap' from assembly 'layout_rejected, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null' because it contains an object field at offset 4 that is incorrectly aligned or overlapped by a non-object field.
// expect: generic explicit: TypeLoadException: Could not load type 'GenericExplicit`1' from assembly 'layout_rejected, Version=0.0.0.0, Culture=neutral, PublicKeyToken=null' because generic types cannot have explicit layout.
// expect: good: loaded
