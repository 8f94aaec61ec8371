// Plain facts over assertions of every kind: values, text, collections, types, events, ranges.
using System.ComponentModel;
using System.Text.RegularExpressions;
using Xunit;

namespace Suite;

public class Values
{
    [Fact] public void Integers() => Assert.Equal(4, 2 + 2);
    [Fact] public void Unequal() => Assert.NotEqual("a", "b");
    [Fact] public void Doubles() => Assert.Equal(0.3, 0.1 + 0.2, 10);
    [Fact] public void Tolerance() => Assert.Equal(1.0, 1.05, 0.1);
    [Fact] public void Decimals() => Assert.Equal(1.23m, 1.2349m, 2);
    [Fact] public void Dates() => Assert.Equal(new DateTime(2024, 2, 29), new DateTime(2024, 2, 28, 23, 59, 30), TimeSpan.FromMinutes(1));
    [Fact] public void Same() { var o = new object(); Assert.Same(o, o); Assert.NotSame(o, new object()); }
    [Fact] public void Nulls() { Assert.Null((object?)null); Assert.NotNull("x"); }
    [Fact] public void Booleans() { Assert.True(1 < 2); Assert.False(2 < 1); }
    [Fact] public void Ranges() { Assert.InRange(5, 1, 10); Assert.NotInRange(11, 1, 10); }
    [Fact] public void Strict() => Assert.StrictEqual(3, 3);
    [Fact] public void Records() => Assert.Equal(new Point(1, 2), new Point(1, 2));
    [Fact] public void Tuples() => Assert.Equal((1, "x", 2.5), (1, "x", 2.5));
    [Fact] public void Enums() => Assert.Equal(DayOfWeek.Friday, Enum.Parse<DayOfWeek>("Friday"));
    [Fact] public void Equivalent() => Assert.Equivalent(new { A = 1, B = new[] { 1, 2 } }, new { B = new[] { 2, 1 }, A = 1, C = "more" });
    [Fact] public void Guids() => Assert.Equal(Guid.Parse("12345678-1234-1234-1234-123456789abc"), new Guid("12345678123412341234123456789abc"));
    public record Point(int X, int Y);
}

public class Texts
{
    [Fact] public void Contains() { Assert.Contains("ell", "hello"); Assert.DoesNotContain("xyz", "hello"); }
    [Fact] public void StartsEnds() { Assert.StartsWith("he", "hello"); Assert.EndsWith("LO", "hello", StringComparison.OrdinalIgnoreCase); }
    [Fact] public void Matches() { Assert.Matches(@"^\d+-\w+$", "42-abc"); Assert.DoesNotMatch(new Regex("x+"), "abc"); }
    [Fact] public void IgnoreCase() => Assert.Equal("HELLO", "hello", ignoreCase: true);
    [Fact] public void IgnoreWhite() => Assert.Equal("a  b", "a b", ignoreWhiteSpaceDifferences: true);
    [Fact] public void IgnoreLines() => Assert.Equal("a\r\nb", "a\nb", ignoreLineEndingDifferences: true);
    [Fact] public void Empty() { Assert.Empty(""); Assert.NotEmpty("x"); }
    [Fact] public void Spans() => Assert.Equal("abc".AsSpan(), "xabcx".AsSpan(1, 3));
}

public class Collections
{
    [Fact] public void Sequence() => Assert.Equal([1, 2, 3], Enumerable.Range(1, 3));
    [Fact] public void Comparer() => Assert.Equal(["A", "b"], new[] { "a", "B" }, StringComparer.OrdinalIgnoreCase);
    [Fact] public void Single() => Assert.Equal(7, Assert.Single(new List<int> { 7 }));
    [Fact] public void SinglePredicate() => Assert.Equal(8, Assert.Single([1, 8, 3], x => x > 5));
    [Fact] public void All() => Assert.All([2, 4, 6], x => Assert.Equal(0, x % 2));
    [Fact] public void Inspectors() => Assert.Collection(["a", "bb"], x => Assert.Equal(1, x.Length), x => Assert.Equal(2, x.Length));
    [Fact] public void Distinct() => Assert.Distinct([1, 2, 3]);
    [Fact] public void Sets() { Assert.Subset(new HashSet<int> { 1, 2, 3 }, new HashSet<int> { 1 }); Assert.ProperSuperset(new HashSet<int> { 1 }, new HashSet<int> { 1, 2 }); }
    [Fact] public void Dictionary() => Assert.Equal(2, Assert.Contains("b", (IDictionary<string, int>)new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }));
    [Fact] public void Dictionaries() => Assert.Equal(new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Dictionary<string, int> { ["b"] = 2, ["a"] = 1 });
    [Fact] public void Nested() => Assert.Equal(new[] { new[] { 1 }, [2, 3] }, new[] { new[] { 1 }, [2, 3] });
    [Fact] public void Predicate() => Assert.Contains([1, 2, 3], x => x == 2);
    [Fact] public void Sorted() { var a = new[] { 3, 1, 2 }; Array.Sort(a); Assert.Equal([1, 2, 3], a); }
}

public class Types
{
    [Fact] public void Exact() => Assert.IsType<string>((object)"x");
    [Fact] public void Loose() => Assert.IsType<Exception>(new InvalidOperationException(), exactMatch: false);
    [Fact] public void Assignable() => Assert.IsAssignableFrom<IEnumerable<int>>(new List<int>());
    [Fact] public void NotAssignable() => Assert.IsNotAssignableFrom<IDisposable>(new object());
    [Fact] public void NotType() => Assert.IsNotType<int>("x");
}

public class Exceptions
{
    [Fact] public void Throws() => Assert.Equal("boom", Assert.Throws<InvalidOperationException>(() => Raise(new InvalidOperationException("boom"))).Message);
    [Fact] public void ThrowsAny() => Assert.ThrowsAny<ArgumentException>(() => Raise(new ArgumentNullException("p")));
    [Fact] public void Parameter() => Assert.Throws<ArgumentNullException>("text", () => ArgumentNullException.ThrowIfNull((object?)null, "text"));
    [Fact] public void Record() => Assert.IsType<DivideByZeroException>(Xunit.Record.Exception(() => One() / Zero()));
    [Fact] public void NoException() => Assert.Null(Xunit.Record.Exception(() => { }));
    [Fact] public void Aggregate() => Assert.Equal(2, Assert.Throws<AggregateException>(() => Task.WaitAll(Fail(), Fail())).InnerExceptions.Count);
    [Fact] public void Casts() => Assert.Throws<InvalidCastException>(() => (string)(object)1);
    [Fact] public void NullReference() => Assert.Throws<NullReferenceException>(() => ((string)null!).Length);
    [Fact] public void Bounds() => Assert.Throws<IndexOutOfRangeException>(() => Ints()[One()]);
    [Fact] public void Overflow() => Assert.Throws<OverflowException>(() => checked(int.MaxValue + One()));
    static int[] Ints() => new int[1];
    static int One() => 1;
    static void Raise(Exception e) => throw e;
    static int Zero() => 0;
    static Task Fail() => Task.FromException(new Exception("f"));
}

public class Events
{
    class Source : INotifyPropertyChanged
    {
        public event EventHandler<EventArgs>? Done;
        public event PropertyChangedEventHandler? PropertyChanged;
        public void Run() => Done?.Invoke(this, EventArgs.Empty);
        public void Change(string n) => PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(n));
    }

    [Fact] public void Raises() { var s = new Source(); Assert.Raises<EventArgs>(h => s.Done += h, h => s.Done -= h, s.Run); }
    [Fact] public void Property() { var s = new Source(); Assert.PropertyChanged(s, "Name", () => s.Change("Name")); }
    [Fact] public void Multiple() => Assert.Multiple(() => Assert.True(true), () => Assert.Equal(1, 1));
}
