// ConditionalWeakTable: an ephemeron. A value that refers to its key does not keep it; entries go with their keys.
using System;
using System.Linq;
using System.Runtime.CompilerServices;

class Key { }
class Value(Key k) { public Key K = k; ~Value() => P.Gone++; }

static class P
{
    public static int Gone;
    static readonly ConditionalWeakTable<Key, Value> table = new();

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void Fill() { for (int i = 0; i < 20; i++) { var k = new Key(); table.Add(k, new Value(k)); } }

    static void Main()
    {
        Fill();
        var stays = new Key();
        table.Add(stays, new Value(stays));
        for (int i = 0; i < 50 && Gone < 15; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }
        Console.WriteLine(Gone >= 15);
        Console.WriteLine(table.TryGetValue(stays, out Value? v) && v.K == stays);
        try { table.Add(stays, v!); } catch (ArgumentException) { Console.WriteLine("twice"); }
        table.AddOrUpdate(stays, new Value(stays));
        Console.WriteLine(table.GetValue(stays, _ => null!) != v);
        Console.WriteLine(table.Remove(stays) + " " + table.Remove(stays) + " " + table.TryGetValue(stays, out _));
        Console.WriteLine(table.GetOrCreateValue2(stays) != null);
        GC.KeepAlive(stays);
    }

    static Value GetOrCreateValue2(this ConditionalWeakTable<Key, Value> t, Key k) => t.GetValue(k, x => new Value(x));
}

// expect: True
// expect: True
// expect: twice
// expect: True
// expect: True False False
// expect: True
