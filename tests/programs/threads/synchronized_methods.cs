// MethodImplOptions.Synchronized: instance methods lock the object, static ones the type; left by exceptions too.
using System;
using System.Runtime.CompilerServices;
using System.Threading;

class P
{
    int n;
    [MethodImpl(MethodImplOptions.Synchronized)] void Add() { Console.Write(Monitor.IsEntered(this) ? "" : "!"); n++; }
    [MethodImpl(MethodImplOptions.Synchronized)] static bool Static() => Monitor.IsEntered(typeof(P));
    [MethodImpl(MethodImplOptions.Synchronized)] void Throw() => throw new Exception("left");

    static void Main()
    {
        var p = new P();
        var ts = new Thread[3];
        for (int i = 0; i < ts.Length; i++)
        {
            ts[i] = new Thread(() => { for (int k = 0; k < 1000; k++) p.Add(); });
            ts[i].Start();
        }
        foreach (Thread t in ts) t.Join();
        Console.WriteLine(p.n + " " + Static());
        try { p.Throw(); }
        catch (Exception e) { Console.WriteLine(e.Message + " " + Monitor.IsEntered(p)); }
    }
}

// expect: 3000 True
// expect: left False
