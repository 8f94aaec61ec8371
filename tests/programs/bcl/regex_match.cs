// Regex: groups, captures, options, lookaround, backreferences, balancing, replacement, splitting, errors, time limit, non-backtracking.
// stress: 20
using System;
using System.Linq;
using System.Text.RegularExpressions;

Match m = Regex.Match("2024-02-29 and 1999-12-31", @"(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)");
for (; m.Success; m = m.NextMatch()) Console.WriteLine($"{m.Index} {m.Groups["y"]} {m.Groups["m"].Value} {m.Groups[3].Value}");
Console.WriteLine(Regex.Replace("John Smith, Jane Doe", @"(\w+) (\w+)", "$2 ${1} [$&] [$`] $$"));
Console.WriteLine(Regex.Replace("a1b22c333", @"\d+", x => (int.Parse(x.Value) * 2).ToString()));
Console.WriteLine(string.Join("|", Regex.Split("a1b2c", @"(\d)")) + " " + string.Join("|", Regex.Split("one  two", @"\s+")));
Console.WriteLine(Regex.IsMatch("HELLO", "hello", RegexOptions.IgnoreCase) + " " + Regex.IsMatch("a\nb", "^b$", RegexOptions.Multiline) + " " + Regex.IsMatch("a\nb", "a.b", RegexOptions.Singleline));
Console.WriteLine(string.Join(",", Regex.Matches("price: $10, $20; 30", @"(?<=\$)\d+").Select(x => x.Value)) + " " + Regex.Match("foobar", @"foo(?!baz)").Value + " " + Regex.Match("abcabc", @"(?<!^)abc").Index);
Console.WriteLine(Regex.IsMatch("abba", @"^(.)(.)\2\1$") + " " + Regex.Match("<b>x</b><b>y</b>", "<b>(.*?)</b>").Groups[1].Value + " " + Regex.Match("<b>x</b><b>y</b>", "<b>(.*)</b>").Groups[1].Value);
Console.WriteLine(Regex.IsMatch("(a(b)c)", @"^(?:[^()]|(?<o>\()|(?<-o>\)))*(?(o)(?!))$") + " " + Regex.IsMatch("(a(b c)", @"^(?:[^()]|(?<o>\()|(?<-o>\)))*(?(o)(?!))$"));
Console.WriteLine(string.Join(",", Regex.Match("aXbXc", @"(?:(\w)X?)+").Groups[1].Captures.Select(c => c.Value)));
Console.WriteLine(Regex.Match("aaaa", "(?>a+)a").Success + " " + Regex.Match("αβγ ΑΒΓ", @"\p{Lu}+").Value + " " + Regex.Match("x_9é", @"[\w-[0-9]]+").Value);
var r = new Regex(@"(?x) (?<word> [a-z]+ ) # a word
    \s* = \s* (?<num> -? \d+ (\.\d+)? )", RegexOptions.ExplicitCapture);
Console.WriteLine(string.Join(",", r.GetGroupNames()) + " " + r.Match("ab = -1.5").Groups["num"]);
Console.WriteLine(Regex.Match("one two three", @"\w+", RegexOptions.RightToLeft).Value + " " + Regex.Escape("a.b*[c]") + " " + Regex.Unescape(@"a\.b\t"));
Console.WriteLine(string.Join(",", Regex.EnumerateMatches("a1bc22", @"\d+").Collect("a1bc22")));
Console.WriteLine(new Regex(@"(\w+)@(\w+)\.com", RegexOptions.NonBacktracking).Replace("x@y.com z@w.com", "$2/$1"));
try { Regex.Match(new string('a', 40) + "!", "^(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(50)); Console.WriteLine("finished"); }
catch (RegexMatchTimeoutException x) { Console.WriteLine(x.Pattern + " " + x.MatchTimeout); }
foreach (string bad in new[] { "(", "[z-a]", "a**", @"\p{Nope}", "(?<n", @"(\1" })
    try { _ = new Regex(bad); } catch (RegexParseException x) { Console.WriteLine($"{x.Error} {x.Offset} {x.Message}"); }

static class Extensions
{
    public static string[] Collect(this Regex.ValueMatchEnumerator e, string s)
    {
        var all = new System.Collections.Generic.List<string>();
        foreach (var v in e) all.Add(s.Substring(v.Index, v.Length));
        return [.. all];
    }
}

// expect: 0 2024 02 29
// expect: 15 1999 12 31
// expect: Smith John [John Smith] [] $, Doe Jane [Jane Doe] [John Smith, ] $
// expect: a2b44c666
// expect: a|1|b|2|c one|two
// expect: True True True
// expect: 10,20 foo 3
// expect: True x x</b><b>y
// expect: True False
// expect: a,b,c
// expect: False ΑΒΓ x_
// expect: 0,word,num -1.5
// expect: three a\.b\*\[c] a.b	
// expect: 1,22
// expect: y/x w/z
// expect: ^(a+)+$ 00:00:00.0500000
// expect: InsufficientClosingParentheses 1 Invalid pattern '(' at offset 1. Not enough )'s.
// expect: ReversedCharacterRange 4 Invalid pattern '[z-a]' at offset 4. [x-y] range in reverse order.
// expect: NestedQuantifiersNotParenthesized 3 Invalid pattern 'a**' at offset 3. Nested quantifier '*'.
// expect: UnrecognizedUnicodeProperty 8 Invalid pattern '\p{Nope}' at offset 8. Unknown property 'Nope'.
// expect: InvalidGroupingConstruct 4 Invalid pattern '(?<n' at offset 4. Unrecognized grouping construct.
// expect: InsufficientClosingParentheses 3 Invalid pattern '(\1' at offset 3. Not enough )'s.
