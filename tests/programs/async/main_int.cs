// async Task<int> Main: its result is the exit code.
// exit: 17
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Main()
    {
        await Task.Delay(1);
        Console.WriteLine("async main");
        return 17;
    }
}

// expect: async main
