// ThreadStatic, ThreadLocal and AsyncLocal in plain threads.
using System;
using System.Threading;

static class P
{
    [ThreadStatic] static int stat;
    [ThreadStatic] static string? text;
    static class G<T> { [ThreadStatic] public static int N; }

    static void Main()
    {
        stat = 5;
        text = "main";
        G<int>.N = 1;
        G<string>.N = 2;
        var local = new ThreadLocal<int>(() => 100);
        local.Value++;
        var flow = new AsyncLocal<string> { Value = "flows" };
        var t = new Thread(() =>
        {
            Console.WriteLine(stat + " " + (text == null) + " " + local.Value + " " + flow.Value + " " + G<int>.N);
            stat = 9;
            text = "other";
            flow.Value = "changed";
        });
        t.Start();
        t.Join();
        Console.WriteLine(stat + " " + text + " " + local.Value + " " + flow.Value + " " + G<int>.N + G<string>.N);
    }
}

// expect: 0 True 100 flows 0
// expect: 5 main 101 flows 12
