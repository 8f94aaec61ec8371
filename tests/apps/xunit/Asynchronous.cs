// Tests that await: tasks, ValueTask, streams, cancellation, time limits, exceptions, contexts that flow.
using System.Threading.Channels;
using Xunit;

namespace Suite;

public class Asynchronous
{
    static readonly AsyncLocal<string?> flow = new();

    [Fact] public async Task Yield() { await Task.Yield(); Assert.True(true); }
    [Fact] public async ValueTask Value() { await Task.Delay(1); Assert.Equal(3, await new ValueTask<int>(3)); }
    [Fact] public async Task Delay() => await Task.Delay(20, TestContext.Current.CancellationToken);
    [Fact] public async Task WhenAll() => Assert.Equal(45, (await Task.WhenAll(Enumerable.Range(0, 10).Select(async i => { await Task.Yield(); return i; }))).Sum());
    [Fact] public async Task Throws() => Assert.Equal("later", (await Assert.ThrowsAsync<FormatException>(async () => { await Task.Yield(); throw new FormatException("later"); })).Message);
    [Fact] public async Task ThrowsAny() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(1000, new CancellationToken(true)));
    [Fact] public async Task Record() => Assert.IsType<TimeoutException>(await Xunit.Record.ExceptionAsync(() => new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromMilliseconds(1))));

    [Fact]
    public async Task Local()
    {
        flow.Value = "outer";
        await Inner();
        Assert.Equal("outer", flow.Value);
        static async Task Inner() { await Task.Yield(); Assert.Equal("outer", flow.Value); flow.Value = "inner"; }
    }

    [Fact]
    public async Task Streams()
    {
        List<int> seen = [];
        await foreach (int i in Numbers(4)) seen.Add(i);
        Assert.Equal([0, 1, 2, 3], seen);
        static async IAsyncEnumerable<int> Numbers(int n) { for (int i = 0; i < n; i++) { await Task.Yield(); yield return i; } }
    }

    [Fact]
    public async Task Cancelled()
    {
        using var source = new CancellationTokenSource();
        var waiting = Task.Delay(Timeout.Infinite, source.Token);
        source.Cancel();
        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting);
        Assert.True(waiting.IsCanceled);
    }

    [Fact]
    public async Task Channels()
    {
        var c = Channel.CreateBounded<int>(2);
        var writer = Task.Run(async () => { for (int i = 0; i < 50; i++) await c.Writer.WriteAsync(i); c.Writer.Complete(); });
        int sum = 0;
        await foreach (int i in c.Reader.ReadAllAsync()) sum += i;
        await writer;
        Assert.Equal(1225, sum);
    }

    [Fact(Timeout = 30000)] public async Task InTime() => await Task.Delay(1);
    [Fact(Timeout = 100)] public async Task TooLate() => await new TaskCompletionSource().Task;
    [Fact] public async Task Gathered() { var t = Task.Run(() => 42); Assert.Same(t, await Task.WhenAny(t)); Assert.Equal(42, await t); }
    [Theory, InlineData(1), InlineData(10), InlineData(100)] public async Task Depth(int n) { Assert.Equal(n, await Down(n)); }
    static async Task<int> Down(int n) { if (n == 0) { await Task.Yield(); return 0; } return 1 + await Down(n - 1); }

    [Fact]
    public async Task Events()
    {
        EventHandler<int>? raised = null;
        var e = await Assert.RaisesAsync<int>(h => raised += h, h => raised -= h, async () => { await Task.Yield(); raised!(this, 5); });
        Assert.Equal(5, e.Arguments);
    }
}

public sealed class Lifetime : IAsyncLifetime
{
    readonly List<string> log = ["constructed"];
    public async ValueTask InitializeAsync() { await Task.Yield(); log.Add("initialized"); }
    public async ValueTask DisposeAsync() { await Task.Yield(); log.Add("disposed"); Assert.Equal(3 + 1, log.Count); }
    [Fact] public void First() { Assert.Equal(["constructed", "initialized"], log); log.Add("first"); }
    [Fact] public async Task Second() { await Task.Yield(); Assert.Equal(["constructed", "initialized"], log); log.Add("second"); }
}
