// Custom interpolated string handlers, collection builders, UTF-8 and raw literals, overload priorities, generic attributes.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;

int evaluated = 0;
string Eval() { evaluated++; return "value"; }
Log.Write(false, $"not {Eval()}"); Log.Write(true, $"yes {Eval()} {42:x4} {"pad",6}|"); Console.WriteLine(evaluated);
Bag<int> bag = [1, 2, .. new[] { 3, 4 }]; Console.WriteLine(bag.Count + " " + string.Join(",", bag));
ReadOnlySpan<byte> utf8 = "é€"u8; Console.WriteLine(utf8.Length + " " + utf8[0]);
Console.WriteLine("""
    raw "quoted" \n
      indented
    """);
Console.WriteLine($$"""{ {{1 + 1}} }""");
Pick(new[] { 1 });
foreach (Attribute a in typeof(Marked).GetCustomAttributes()) Console.WriteLine(a + " " + ((IName)a).Name);
Console.WriteLine(Arg(1 + 2) + Where());
static string Arg(int x, [CallerArgumentExpression(nameof(x))] string e = "") => e;
static string Where([CallerMemberName] string m = "", [CallerLineNumber] int l = 0) => m + (l > 0);
static void Pick(IEnumerable<int> e) => Console.WriteLine("enumerable");

static class Log { public static void Write(bool on, [InterpolatedStringHandlerArgument("on")] Handler h) { if (on) Console.WriteLine(h.Text); } }
[InterpolatedStringHandler] ref struct Handler
{
    public string Text = "";
    public Handler(int literal, int holes, bool on, out bool go) { go = on; Text = $"[{literal},{holes}] "; }
    public void AppendLiteral(string s) => Text += s;
    public void AppendFormatted<T>(T t, int alignment = 0, string? format = null) => Text += "<" + (t is IFormattable f ? f.ToString(format, null) : t?.ToString()) + ":" + alignment + ">";
}
[CollectionBuilder(typeof(BagBuilder), "Create")] class Bag<T>(T[] items) : IEnumerable<T> { public int Count => items.Length; public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); }
static class BagBuilder { public static Bag<T> Create<T>(ReadOnlySpan<T> s) => new(s.ToArray()); }
interface IName { string Name { get; } }
class TagAttribute<T> : Attribute, IName { public string Name => typeof(T).Name; }
[Tag<List<string>>] class Marked { }

// expect: [7,3] yes <value:0> <002a:0> <pad:6>|
// expect: 1
// expect: 4 1,2,3,4
// expect: 5 195
// expect: raw "quoted" \n
// expect:   indented
// expect: { 2 }
// expect: enumerable
// expect: TagAttribute`1[System.Collections.Generic.List`1[System.String]] List`1
// expect: 1 + 2<Main>$True
