// The same patterns interpreted, compiled, non-backtracking and generic over inputs: all find the same.
// stress: 20
using System;
using System.Linq;
using System.Text.RegularExpressions;

string[] patterns = [@"\b\w{3}\b", @"^(?:GET|POST) /(\S*)", @"(\d+)(?:px|em|%)", @"[aeiou]{2,}", @"(?i)error|warn(?:ing)?", @"""([^""\\]|\\.)*""", @"\d{1,3}(?:,\d{3})*(?:\.\d+)?", @"[^\x00-\x7F]+", @"(?m)^\s*#.*$"];
string[] inputs = ["GET /index.html HTTP/1.1", "width: 100px; margin: 2em 50%", "the queue of sequoia", "Error: disk; WARNING: low", "say \"a \\\"quoted\\\" word\" now", "1,234,567.89 and 12", "naïve café \u4e2d\u6587", "# one\n  # two\nx # three"];
RegexOptions[] kinds = [RegexOptions.None, RegexOptions.Compiled, RegexOptions.NonBacktracking, RegexOptions.CultureInvariant | RegexOptions.Compiled];
foreach (string p in patterns)
{
    string? first = null;
    foreach (var k in kinds)
    {
        var r = new Regex(p, k);
        string all = string.Join(" ; ", inputs.SelectMany((s, i) => r.Matches(s).Select(m => $"{i}:{m.Index}:{m.Value.Replace("\n", "\\n")}")));
        first ??= all;
        if (all != first) Console.WriteLine($"differs {k}: {all}");
    }
    Console.WriteLine($"{p} => {first}");
}

// expect: \b\w{3}\b => 0:0:GET ; 1:22:2em ; 2:0:the ; 3:22:low ; 4:0:say ; 4:24:now ; 5:2:234 ; 5:6:567 ; 5:13:and ; 7:2:one ; 7:10:two
// expect: ^(?:GET|POST) /(\S*) => 0:0:GET /index.html
// expect: (\d+)(?:px|em|%) => 1:7:100px ; 1:22:2em ; 1:26:50%
// expect: [aeiou]{2,} => 2:5:ueue ; 2:16:uoia ; 4:10:uo ; 7:21:ee
// expect: (?i)error|warn(?:ing)? => 3:0:Error ; 3:13:WARNING
// expect: "([^"\\]|\\.)*" => 4:4:"a \"quoted\" word"
// expect: \d{1,3}(?:,\d{3})*(?:\.\d+)? => 0:21:1.1 ; 1:7:100 ; 1:22:2 ; 1:26:50 ; 5:0:1,234,567.89 ; 5:17:12
// expect: [^\x00-\x7F]+ => 6:2:ï ; 6:9:é ; 6:11:中文
// expect: (?m)^\s*#.*$ => 7:0:# one ; 7:6:  # two
