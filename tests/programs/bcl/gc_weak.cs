// Weak references: short ones empty before the finalizer runs, long ones after; resurrection; SetTarget.
using System;
using System.Runtime.CompilerServices;

class Phoenix
{
    public static Phoenix? Back;
    public static int Runs;
    ~Phoenix() { Runs++; Back = this; }
}

class P
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    static (WeakReference, WeakReference) Make()
    {
        (WeakReference, WeakReference) r = default;
        for (int i = 0; i < 1; i++) { var p = new Phoenix(); r = (new WeakReference(p), new WeakReference(p, true)); }
        return r;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Drop() => Phoenix.Back = null;

    static void Until(Func<bool> done) { for (int i = 0; i < 50 && !done(); i++) { GC.Collect(); GC.WaitForPendingFinalizers(); } }

    static void Main()
    {
        var (weak, track) = Make();
        Console.WriteLine(track.TrackResurrection + " " + weak.TrackResurrection);
        Until(() => Phoenix.Runs == 1);
        Console.WriteLine(Phoenix.Runs + " " + weak.IsAlive + " " + track.IsAlive + " " + (Phoenix.Back != null));
        Drop();
        Until(() => !track.IsAlive);
        Console.WriteLine(Phoenix.Runs + " " + track.IsAlive);
        weak.Target = "again";
        GC.Collect();
        Console.WriteLine(weak.Target);
        var typed = new WeakReference<object>(null!);
        Console.WriteLine(typed.TryGetTarget(out _));
        object strong = new();
        typed.SetTarget(strong);
        Console.WriteLine(typed.TryGetTarget(out object? t) && t == strong);
    }
}

// expect: True False
// expect: 1 False True True
// expect: 1 False
// expect: again
// expect: False
// expect: True
