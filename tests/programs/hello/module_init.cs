// Module initialisers run before Main.
using System;
using System.Runtime.CompilerServices;

static class P
{
    static string state = "not run";

    [ModuleInitializer]
    internal static void Init() => state = "run";

    static void Main() => Console.WriteLine(state);
}

// expect: run
