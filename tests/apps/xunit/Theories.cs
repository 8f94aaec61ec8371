// Theories: inline, member, class and typed data; rows with names, skips and traits; generic methods; conversions of arguments.
using System.Collections;
using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Suite;

public class Theories
{
    [Theory, InlineData(1, 2, 3), InlineData(-1, 1, 0), InlineData(int.MaxValue, 1, int.MinValue)]
    public void Add(int a, int b, int sum) => Assert.Equal(sum, unchecked(a + b));

    [Theory, InlineData("racecar", true), InlineData("coil", false), InlineData("", true), InlineData(null, false), InlineData("\t\"\u00e9\u2028\ud83d\ude00", false)]
    public void Palindrome(string? s, bool yes) => Assert.Equal(yes, s is not null && s.SequenceEqual(s.Reverse()));

    public static TheoryData<int, string> Romans => new() { { 1, "I" }, { 4, "IV" }, { 9, "IX" }, { 14, "XIV" }, { 1994, "MCMXCIV" } };

    [Theory, MemberData(nameof(Romans))]
    public void Roman(int n, string text)
    {
        (int, string)[] marks = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        string made = "";
        foreach (var (v, m) in marks) while (n >= v) { made += m; n -= v; }
        Assert.Equal(text, made);
    }

    public static IEnumerable<object?[]> Squares(int from, int count) => Enumerable.Range(from, count).Select(i => new object?[] { i, i * i });

    [Theory, MemberData(nameof(Squares), 3, 4)]
    public void Square(int n, int square) => Assert.Equal(square, n * n);

    class Weekdays : IEnumerable<object[]>
    {
        public IEnumerator<object[]> GetEnumerator() { yield return [DayOfWeek.Monday, true]; yield return [DayOfWeek.Sunday, false]; }
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    [Theory, ClassData(typeof(Weekdays))]
    public void Work(DayOfWeek d, bool work) => Assert.Equal(work, d is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    public static TheoryData<double> Reals => [0.0, -0.0, 1.5, double.NaN, double.PositiveInfinity, double.Epsilon, 1e300];

    [Theory, MemberData(nameof(Reals))]
    public void RoundTrip(double d) => Assert.Equal(d, double.Parse(d.ToString("R")));

    public static IEnumerable<TheoryDataRow<string, int>> Rows()
    {
        yield return new("one", 3) { TestDisplayName = "named row" };
        yield return new("three", 5) { Traits = { ["Kind"] = ["slow", "odd"] } };
        yield return new("never", 0) { Skip = "row is skipped" };
    }

    [Theory, MemberData(nameof(Rows))]
    public void Lengths(string s, int n) => Assert.Equal(n, s.Length);

    public static async Task<IEnumerable<object[]>> Later() { await Task.Yield(); return [[1], [2]]; }

    [Theory, MemberData(nameof(Later))]
    public void AsyncData(int n) => Assert.True(n > 0);

    [Theory, InlineData(1), InlineData("text"), InlineData(2.5), InlineData(typeof(List<int>))]
    public void Generic<T>(T value) => Assert.Equal(typeof(T).IsValueType ? typeof(T) : value is Type ? value.GetType() : typeof(string), value!.GetType());

    [Theory, InlineData(1, 2, 3), InlineData(6)]
    public void Params(params int[] all) => Assert.Equal(6, all.Sum());

    [Theory, InlineData("a"), InlineData("a", 5)]
    public void Optional(string s, int n = 7) => Assert.Equal(1, s.Length + 0 * n);

    [Theory, InlineData(3), InlineData(4)]
    public void Widened(long n) => Assert.InRange(n, 3L, 4L);

    [Theory, Fibonacci(5)]
    public void Custom(int i, int f) => Assert.Equal(f, i < 2 ? i : new[] { 0, 1, 1, 2, 3, 5 }[i]);

    [Theory, InlineData(new[] { 1, 2 }, "a,b"), InlineData(new int[0], "")]
    public void Arrays(int[] n, string names) => Assert.Equal(n.Length, names.Split(',', StringSplitOptions.RemoveEmptyEntries).Length);
}

public class FibonacciAttribute(int count) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<ITheoryDataRow> rows = [];
        for (int i = 0, a = 0, b = 1; i < count; i++, (a, b) = (b, a + b)) rows.Add(new TheoryDataRow(i, a));
        return new(rows);
    }
    public override bool SupportsDiscoveryEnumeration() => true;
}
