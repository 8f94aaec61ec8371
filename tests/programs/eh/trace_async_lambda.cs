// Stack traces through classic async lambdas: a machine in a closure's class is shown as MoveNext and ends a part; methods and locals are resolved.
// modes: classic
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

class Generic<T>
{
    static async ValueTask Call(Func<ValueTask> f) => await f();
    public async ValueTask Run(string s) => await Call(async () => { await Task.Yield(); throw new NotSupportedException(s); });
}

class Program
{
    static IEnumerable<int> Items() { yield return 1; throw new NotSupportedException("items"); }
    static async Task Static() { await Task.Run(async () => { await Task.Yield(); throw new NotSupportedException("static lambda"); }); }
    static async Task Local(int n) { await Inner(); async Task Inner() { await Task.Yield(); throw new NotSupportedException("local" + n); } }

    static void Show(Exception e)
    {
        Console.WriteLine(e.Message);
        foreach (string line in e.StackTrace!.Split('\n')) Console.WriteLine(line.Split(" in ")[0]);
    }

    static async Task Main()
    {
        try { await new Generic<string>().Run("generic"); } catch (Exception e) { Show(e); }
        try { await Static(); } catch (Exception e) { Show(e); }
        try { await Local(1); } catch (Exception e) { Show(e); }
        try { foreach (int i in Items()) { } } catch (Exception e) { Show(e); }
    }
}

// expect: generic
// expect:    at Generic`1.<>c__DisplayClass1_0.<<Run>b__0>d.MoveNext()
// expect: --- End of stack trace from previous location ---
// expect:    at Generic`1.Call(Func`1 f)
// expect:    at Generic`1.Run(String s)
// expect:    at Program.Main()
// expect: static lambda
// expect:    at Program.<>c.<<Static>b__1_0>d.MoveNext()
// expect: --- End of stack trace from previous location ---
// expect:    at Program.Static()
// expect:    at Program.Main()
// expect: local1
// expect:    at Program.<>c__DisplayClass2_0.<<Local>g__Inner|0>d.MoveNext()
// expect: --- End of stack trace from previous location ---
// expect:    at Program.Local(Int32 n)
// expect:    at Program.Main()
// expect: items
// expect:    at Program.Items()+MoveNext()
// expect:    at Program.Main()
