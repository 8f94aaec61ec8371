// Awaiting our own awaitables: class and struct awaiters, critical and plain, extension GetAwaiter, a value result.
using System;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

struct Pool : ICriticalNotifyCompletion
{
    public Pool GetAwaiter() => this;
    public bool IsCompleted => false;
    public string GetResult() => "from pool";
    public void OnCompleted(Action c) => throw new Exception("should be UnsafeOnCompleted");
    public void UnsafeOnCompleted(Action c) => ThreadPool.UnsafeQueueUserWorkItem(_ => c(), null);
}

class Plain : INotifyCompletion
{
    public int Calls;
    public Plain GetAwaiter() => this;
    public bool IsCompleted => Calls > 0;
    public int GetResult() => ++Calls;
    public void OnCompleted(Action c) { Console.WriteLine("on completed"); new Thread(() => c()).Start(); }
}

class Inline : INotifyCompletion
{
    public Inline GetAwaiter() => this;
    public bool IsCompleted => false;
    public void GetResult() { }
    public void OnCompleted(Action c) => c();
}

static class P
{
    public static TaskAwaiter GetAwaiter(this int ms) => Task.Delay(ms).GetAwaiter();

    static async Task Main()
    {
        Console.WriteLine(await new Pool());
        var p = new Plain();
        Console.WriteLine(await p + await p);
        for (int i = 0; i < 5; i++) await new Inline();
        await 3;
        Console.WriteLine("end");
    }
}

// expect: from pool
// expect: on completed
// expect: 3
// expect: end
