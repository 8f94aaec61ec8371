// Fixtures of a class, of a collection, of the assembly; output; context; order; disposal.
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Suite.AssemblyWide))]
[assembly: Trait("Suite", "coil")]

namespace Suite;

public sealed class AssemblyWide : IAsyncLifetime
{
    public int Value;
    public ValueTask InitializeAsync() { Value = 99; return default; }
    public ValueTask DisposeAsync() => default;
}

public sealed class Counter : IDisposable
{
    public int Uses;
    public bool Disposed;
    public void Dispose() => Disposed = true;
}

public class ClassFixture(Counter counter, AssemblyWide wide) : IClassFixture<Counter>
{
    [Fact] public void Shared() { counter.Uses++; Assert.False(counter.Disposed); }
    [Fact] public void AlsoShared() { counter.Uses++; Assert.InRange(counter.Uses, 1, 2); }
    [Fact] public void Assembly() => Assert.Equal(99, wide.Value);
}

[CollectionDefinition("pair", DisableParallelization = true)]
public class Pair : ICollectionFixture<Counter>;

[Collection("pair")]
public class PairA(Counter c) { [Fact] public void Uses() => Assert.InRange(++c.Uses, 1, 2); }

[Collection("pair")]
public class PairB(Counter c) { [Fact] public void Uses() => Assert.InRange(++c.Uses, 1, 2); }

[Collection<Pair>]
public class PairC(Counter c) { [Fact] public void Typed() => Assert.NotNull(c); }

public class Output(ITestOutputHelper output)
{
    [Fact] public void Lines() { output.WriteLine("one"); output.WriteLine("{0} of {1}", 2, 3); output.Write("no newline"); Assert.Contains("one", output.Output); }
    [Fact] public void Escapes() => output.WriteLine("<tag attr=\"v\"> & \u0001 \u00fc \ud83d\ude00");
    [Fact] public void Nothing() => Assert.Empty(output.Output);

    [Fact]
    public void Context()
    {
        var c = TestContext.Current;
        Assert.Equal("Suite.Output.Context", c.Test!.TestDisplayName);
        Assert.Equal("Context", c.TestMethod!.MethodName);
        Assert.Equal("Output", c.TestClass!.TestClassSimpleName);
        c.AddWarning("a warning");
        c.AddAttachment("note", "text of the note");
        c.KeyValueStorage["k"] = 1;
    }
}

[TestCaseOrderer(typeof(ByName))]
public class Ordered
{
    static readonly List<string> seen = [];
    [Fact] public void C() { seen.Add("C"); Assert.Equal(["A", "B", "C"], seen); }
    [Fact] public void A() { seen.Add("A"); Assert.Equal(["A"], seen); }
    [Fact] public void B() { seen.Add("B"); Assert.Equal(["A", "B"], seen); }
}

public class ByName : ITestCaseOrderer
{
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases) where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(c => c.TestMethod!.MethodName, StringComparer.Ordinal)];
}

public abstract class Shape
{
    protected abstract int Sides { get; }
    [Fact] public void HasSides() => Assert.True(Sides > 2);
    [Fact, Trait("Kind", "inherited")] public virtual void Named() => Assert.NotEmpty(GetType().Name);
}

public class Triangle : Shape { protected override int Sides => 3; }
public class Square : Shape { protected override int Sides => 4; public override void Named() => Assert.Equal("Square", GetType().Name); }
public abstract class GenericBase<T> where T : new() { [Fact] public void Creates() => Assert.IsType<T>(new T()); }
public class OfList : GenericBase<List<int>>;
public class Outer { public class Inner { [Fact] public void Nested() => Assert.Equal("Suite.Outer+Inner", GetType().FullName); } }
public static class Still { [Fact] public static void Static() => Assert.True(true); }

public class BeforeAfter
{
    static readonly List<string> log = [];
    class Around : BeforeAfterTestAttribute
    {
        public override void Before(System.Reflection.MethodInfo methodUnderTest, IXunitTest test) => log.Add("before " + methodUnderTest.Name);
        public override void After(System.Reflection.MethodInfo methodUnderTest, IXunitTest test) => Assert.Contains("inside", log);
    }
    [Fact, Around] public void Wrapped() { Assert.Equal(["before Wrapped"], log); log.Add("inside"); }
}
