// Stack overflow on a thread with a small stack, by mutual recursion: said with the repeated sequence, exit code 134.
// exit: 134
// stderr: Stack overflow.
// stderr: P.Even(Int32)
using System;
using System.Threading;

static class P
{
    static int Even(int n) => n == 0 ? 1 : Odd(n + 1) + 1;
    static int Odd(int n) => n == 0 ? 0 : Even(n + 1) + 1;

    static void Main()
    {
        Console.WriteLine("starting");
        Thread t = new(() => { try { Console.WriteLine(Even(1)); } finally { Console.WriteLine("not here"); } }, 256 * 1024);
        t.Start();
        t.Join();
    }
}

// expect: starting
