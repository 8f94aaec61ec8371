// C# 14: extension members, field keyword, null-conditional assignment, compound assignment operators, partial constructors and events, nameof of unbound generics, modifiers on simple lambda parameters.
using System;
using System.Collections.Generic;
using System.Linq;

Console.WriteLine("abc".Twice + "x".Repeat(3) + string.Make("!") + new[] { 1, 2, 3 }.IsEmptySeq + List<int>.Answer);
Console.WriteLine(("a" * 3) + " " + (new[] { 1 } + new[] { 2 }).Length);
var f = new Fielded { Name = "  trimmed  " }; f.Count = -5;
Console.WriteLine($"[{f.Name}] {f.Count} {f.Lazy} {f.Lazy}");
Fielded? none = null, some = f;
none?.Count = Side("none"); some?.Count = Side("some");
some?.Inner?.Count += 3; some?.Inner = new Fielded(); some?.Inner?.Count += 4; some?.List?[0] += 5;
Console.WriteLine($"{f.Count} {f.Inner!.Count}");
var v = new Vec(1, 2); var same = v; v += new Vec(10, 20); v *= 2; v++;
Console.WriteLine($"{v.X} {v.Y} {ReferenceEquals(v, same)}");
var p = new Part(4); p.Changed += () => Console.WriteLine("changed"); p.Fire();
Console.WriteLine(nameof(List<>) + nameof(Dictionary<,>.Count));
TryParse<int> tp = (text, out result) => int.TryParse(text, out result);
Console.WriteLine(tp("12", out int parsed) + " " + parsed);
RefAct ra = (ref x) => x++; int q = 1; ra(ref q); Console.WriteLine(q);
ReadOnlySpan<char> span = "hello"; Console.WriteLine(span.First5() + " " + new[] { 'a', 'b' }.First5());
Console.WriteLine(Count(1, 2, 3) + Count() + Count([4, 5]));
static int Side(string s) { Console.WriteLine("side " + s); return 42; }
static int Count(params Span<int> s) => s.Length;

static class Ext
{
    extension(string s) { public string Twice => s + s; public string Repeat(int n) => string.Concat(Enumerable.Repeat(s, n)); public static string Make(string x) => "<" + x + ">"; public static string operator *(string a, int n) => a.Repeat(n); }
    extension<T>(IEnumerable<T> e) { public bool IsEmptySeq => !e.Any(); }
    extension<T>(List<T>) { public static int Answer => 42 + typeof(T).Name.Length; }
    extension<T>(T[]) { public static T[] operator +(T[] a, T[] b) => [.. a, .. b]; }
    public static string First5(this ReadOnlySpan<char> s) => "span" + s.Length;
}
class Fielded
{
    public string Name { get; set => field = value.Trim(); } = "";
    public int Count { get => field; set => field = Math.Max(0, value); }
    public string Lazy => field ??= Make();
    public Fielded? Inner; public List<int>? List;
    int made; string Make() => "made" + ++made;
}
class Vec(int x, int y)
{
    public int X = x, Y = y;
    public void operator +=(Vec o) { X += o.X; Y += o.Y; }
    public void operator *=(int k) { X *= k; Y *= k; }
    public void operator ++() { X++; Y++; }
}
partial class Part { public partial Part(int n); public partial event Action Changed; Action? d; public void Fire() => d?.Invoke(); }
partial class Part { public partial Part(int n) => Console.WriteLine("part " + n); public partial event Action Changed { add => d += value; remove => d -= value; } }
delegate bool TryParse<T>(string text, out T result);
delegate void RefAct(ref int x);

// expect: abcabcxxx<!>False47
// expect: aaa 2
// expect: [trimmed] 0 made1 made1
// expect: side some
// expect: 42 4
// expect: 23 45 True
// expect: part 4
// expect: changed
// expect: ListCount
// expect: True 12
// expect: 2
// expect: span5 span2
// expect: 5
