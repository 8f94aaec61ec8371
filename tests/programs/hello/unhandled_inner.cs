// The text of an unhandled exception contains that of its inner exception.
// exit: 134
// stderr: System.InvalidOperationException: outer
// stderr: ---> System.ArgumentException: inner
using System;

static class P
{
    static void Fail() => throw new ArgumentException("inner");

    static void Main()
    {
        try { Fail(); }
        catch (ArgumentException e) { throw new InvalidOperationException("outer", e); }
    }
}
