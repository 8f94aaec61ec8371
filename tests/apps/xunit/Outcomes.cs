// Tests that fail, are skipped or are never run, so that both reports have to say the same about them.
using Xunit;

namespace Suite;

public class Outcomes
{
    public static bool Never => false;
    public static bool Always => true;

    [Fact(Skip = "not now")] public void Skipped() => Assert.Fail("ran");
    [Fact(Skip = "conditional", SkipUnless = nameof(Never))] public void SkipUnless() => Assert.Fail("ran");
    [Fact(Skip = "conditional", SkipWhen = nameof(Never))] public void NotSkipped() => Assert.True(true);
    [Fact(SkipExceptions = [typeof(PlatformNotSupportedException)])] public void SkipException() => throw new PlatformNotSupportedException("by exception");
    [Fact] public void Dynamic() => Assert.Skip("decided inside");
    [Fact] public void DynamicUnless() => Assert.SkipUnless(Always, "not skipped");
    [Fact(Explicit = true)] public void Explicit() => Assert.Fail("only when asked");
    [Theory(Skip = "whole theory"), InlineData(1), InlineData(2)] public void SkippedTheory(int n) => Assert.Equal(0, n);
    [Fact(DisplayName = "a name with spaces & <marks>"), Trait("Category", "named"), Trait("Category", "twice")] public void Named() { }
}

public class Failures
{
    [Fact] public void Equal() => Assert.Equal("hello world", "hello there");
    [Fact] public void Lists() => Assert.Equal([1, 2, 3, 4, 5, 6, 7], new List<int> { 1, 2, 3, 9, 5, 6, 7 });
    [Fact] public void Contains() => Assert.Contains(9, new[] { 1, 2, 3 });
    [Fact] public void Wrong() => Assert.Throws<InvalidOperationException>(() => Raise(new ArgumentException("other")));
    [Fact] public void Nothing() => Assert.Throws<InvalidOperationException>(() => { });
    [Fact] public void Unhandled() => throw new InvalidOperationException("outer", new FormatException("inner"));
    [Fact] public async Task Late() { await Task.Yield(); throw new NotSupportedException("after an await"); }
    [Fact] public void Multiple() => Assert.Multiple(() => Assert.Equal(1, 2), () => Assert.True(false), () => { });
    [Fact] public void All() => Assert.All([1, 2, 3, 4], x => Assert.True(x % 2 == 0, $"{x} is odd"));
    [Fact] public void Collection() => Assert.Collection([1, 2], x => Assert.Equal(1, x), x => Assert.Equal(3, x));
    [Fact] public void Equivalent() => Assert.Equivalent(new { A = 1, B = new { C = "x" } }, new { A = 1, B = new { C = "y" } });
    [Fact] public void Type() => Assert.IsType<Dictionary<string, List<int>>>(new Dictionary<string, int>());
    [Fact] public void Records() => Assert.Equal(new Line(new(1, 2), new(3, 4)), new Line(new(1, 2), new(3, 5)));
    [Fact] public void Range() => Assert.InRange(11, 1, 10);
    [Fact] public void Aggregate() => throw new AggregateException("many", new Exception("a"), new Exception("b"));
    [Theory, InlineData(1), InlineData(2)] public void OneRow(int n) => Assert.Equal(1, n);
    [Fact] public void Null() { string? s = null; _ = s!.Length; }
    [Fact] public async Task Cancelled() => await Task.Delay(1000, new CancellationToken(true));
    static void Raise(Exception e) => throw e;
    public record Line(Values.Point A, Values.Point B);
}

public class Construction
{
    public Construction() => throw new InvalidOperationException("constructor");
    [Fact] public void NeverRuns() { }
}

public class Disposal : IDisposable
{
    [Fact] public void Passes() { }
    public void Dispose() => throw new InvalidOperationException("dispose");
}

public class BrokenFixture : IClassFixture<BrokenFixture.Bad>
{
    public class Bad { public Bad() => throw new InvalidOperationException("fixture"); }
    [Fact] public void Needs() { }
}

public class Unresolved(ICloneable nowhere) { [Fact] public void Needs() => Assert.NotNull(nowhere); }
public class NoData { public static IEnumerable<object[]> None => []; [Theory, MemberData(nameof(None))] public void Empty(int n) => Assert.Equal(0, n); }
public class BadData { public static IEnumerable<object[]> Throws => throw new InvalidOperationException("data"); [Theory, MemberData(nameof(Throws))] public void Broken(int n) => Assert.Equal(0, n); }
