// A method that throws OperationCanceledException before it suspends ends as Canceled.
// oracle: classic
using System;
using System.Threading.Tasks;

static class P
{
    static async Task Cancel(bool wait) { if (wait) await Task.Yield(); throw new OperationCanceledException(); }
    static async Task Fault(bool wait) { if (wait) await Task.Yield(); throw new Exception(); }

    static async Task Main()
    {
        foreach (bool w in new[] { false, true })
        {
            Task c = Cancel(w), f = Fault(w);
            try { await c; } catch (OperationCanceledException) { }
            try { await f; } catch (Exception) { }
            Console.WriteLine(c.Status + " " + f.Status);
        }
    }
}

// expect: Canceled Faulted
// expect: Canceled Faulted
