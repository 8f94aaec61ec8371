// A method with a pooling builder attribute, and a task type of our own with its own builder.
using System;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;

[AsyncMethodBuilder(typeof(MyBuilder))]
class MyTask { public Task Inner = Task.CompletedTask; public TaskAwaiter GetAwaiter() => Inner.GetAwaiter(); }

class MyBuilder
{
    AsyncTaskMethodBuilder inner = AsyncTaskMethodBuilder.Create();
    public static MyBuilder Create() => new();
    public MyTask Task => new() { Inner = inner.Task };
    public void SetResult() { Console.WriteLine("own builder: result"); inner.SetResult(); }
    public void SetException(Exception e) => inner.SetException(e);
    public void SetStateMachine(IAsyncStateMachine s) { }
    public void Start<S>(ref S s) where S : IAsyncStateMachine => s.MoveNext();
    public void AwaitOnCompleted<A, S>(ref A a, ref S s) where A : INotifyCompletion where S : IAsyncStateMachine => inner.AwaitOnCompleted(ref a, ref s);
    public void AwaitUnsafeOnCompleted<A, S>(ref A a, ref S s) where A : ICriticalNotifyCompletion where S : IAsyncStateMachine => inner.AwaitUnsafeOnCompleted(ref a, ref s);
}

static class P
{
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    static async ValueTask<int> Pooled(int x) { await Task.Yield(); return x; }
    static async MyTask Own() { await Task.Delay(1); Console.WriteLine("own body"); }

    static async Task Main()
    {
        int sum = 0;
        for (int i = 0; i < 100; i++) sum += await Pooled(i);
        Console.WriteLine(sum);
        await Own();
    }
}

// expect: 4950
// expect: own body
// expect: own builder: result
