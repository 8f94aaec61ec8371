// Recursion.
using System;

static class P
{
    static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);
    static bool Even(int n) => n == 0 || Odd(n - 1);
    static bool Odd(int n) => n != 0 && Even(n - 1);

    static void Main()
    {
        Console.WriteLine(Fib(20));
        Console.WriteLine(Even(10001));
    }
}

// expect: 6765
// expect: False
