// Threads that the runtime has not made call back: they become managed threads, allocate, throw and catch, and go.
// stress: 50
using System;
using System.Runtime.InteropServices;
using System.Threading;

static class P
{
    const string Lib = "coiltest";
    delegate int Binary(int a, int b);
    [DllImport(Lib)] static extern int call_on_thread(Binary f, int a, int b);
    [ThreadStatic] static int perThread;

    static void Main()
    {
        int main = Environment.CurrentManagedThreadId;
        perThread = 42;
        Console.WriteLine(call_on_thread((a, b) =>
        {
            Console.WriteLine(Environment.CurrentManagedThreadId != main);
            Console.WriteLine(perThread + " " + Thread.CurrentThread.IsBackground + " " + Thread.CurrentThread.IsThreadPoolThread);
            return a + b;
        }, 3, 4));
        for (int i = 0; i < 20; i++)
        {
            int n = call_on_thread((a, b) =>
            {
                perThread++;
                object[] garbage = new object[100];
                for (int k = 0; k < 200; k++) garbage[k % 100] = new byte[100];
                if (i % 10 == 0) GC.Collect();
                try { throw new InvalidOperationException(garbage.Length.ToString()); }
                catch (InvalidOperationException e) { return int.Parse(e.Message) + perThread; }
            }, i, 0);
            if (n != 101) Console.WriteLine("wrong: " + n);
        }
        Console.WriteLine("done");
    }
}

// expect: True
// expect: 0 True False
// expect: 7
// expect: done
