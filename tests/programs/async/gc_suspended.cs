// What suspended methods keep alive survives collections; what they no longer need may go.
using System;
using System.Linq;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Hold(int i, Task gate)
    {
        int[] data = Enumerable.Range(i, 100).ToArray();
        string s = "text" + i;
        object boxed = i;
        await gate;
        GC.Collect(0);
        return data[99] - data[0] + s.Length + (int)boxed;
    }

    static async Task Main()
    {
        var gate = new TaskCompletionSource();
        Task<int>[] all = Enumerable.Range(0, 50).Select(i => Hold(i, gate.Task)).ToArray();
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            byte[][] junk = new byte[200][];
            for (int k = 0; k < 200; k++)
                junk[k] = new byte[5000];
        }

        gate.SetResult();
        Console.WriteLine((await Task.WhenAll(all)).Sum());
    }
}

// expect: 6465
