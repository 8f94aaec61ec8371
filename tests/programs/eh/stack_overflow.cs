// Endless recursion ends the process with a message, not in silence.
// exit: 134
// stderr: Stack overflow
using System;
using System.Runtime.CompilerServices;

static class P
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Down(int n) => Down(n + 1) + Down(n + 2);

    static void Main()
    {
        Console.WriteLine("before");
        Console.WriteLine(Down(0));
    }
}

// expect: before
