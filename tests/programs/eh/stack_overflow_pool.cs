// Stack overflow in a task.
// exit: 134
// stderr: Stack overflow.
using System;
using System.Threading.Tasks;

static class P
{
    static long Deep(long n) => Deep(n + 1) + n;

    static void Main()
    {
        Console.WriteLine("starting");
        try { Task.Run(() => Deep(0)).Wait(); }
        catch { Console.WriteLine("not here"); }
    }
}

// expect: starting
