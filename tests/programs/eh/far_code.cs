// Code compiled after 5 GB of address space were taken lies far from the first code, and is unwound through all the same.
using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

class Program
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Near(int n) { try { if (n > 0) throw new FormatException("near"); return n; } catch (FormatException e) { Console.WriteLine(e.Message); return 1; } finally { Console.WriteLine("finally"); } }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Far(int n) { try { return Farther(n); } catch (InvalidOperationException e) when (e.Message.Length > 2) { Console.WriteLine(e.Message); return 2; } finally { Console.WriteLine("finally"); } }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Farther(int n) { try { if (n > 0) throw new InvalidOperationException("far"); return n; } finally { Console.WriteLine("inner"); } }

    [DllImport("libc")] static extern nint mmap(nint address, nint size, int protection, int flags, int file, nint offset);

    static void Main()
    {
        Console.WriteLine(Near(1));
        for (int i = 0; i < 30_000; i++) mmap(0, 4096, 0, 0x22, -1, 0); // the gaps between what is mapped already
        for (int i = 0; i < 5; i++) if (mmap(0, (nint)1 << 30, 0, 0x4022, -1, 0) == -1) Console.WriteLine("no room");
        Console.WriteLine(typeof(Program).GetMethod("Far", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [1])); // compiled only now
    }
}

// expect: near
// expect: finally
// expect: 1
// expect: inner
// expect: far
// expect: finally
// expect: 2
