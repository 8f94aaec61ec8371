// Interpolated strings: formats, alignment, nesting, raw, own handlers.
using System;
using System.Runtime.CompilerServices;

[InterpolatedStringHandler]
ref struct Count
{
    public int Literals, Holes;
    public Count(int literalLength, int formattedCount) { }
    public void AppendLiteral(string s) => Literals += s.Length;
    public void AppendFormatted<T>(T t) => Holes++;
}

static class P
{
    static string Show(Count c) => c.Literals + "/" + c.Holes;

    static void Main()
    {
        int x = 42;
        double d = 1234.567;
        Console.WriteLine($"{x} {x:X} {x,6}|{x,-6}| {d:F1} {d:N2} {(x > 1 ? "yes" : "no")} {{x}} {$"in {x}"}");
        Console.WriteLine($"""raw {x} "quoted" """ + "end");
        Console.WriteLine($$"""{{x}} {x}""");
        Console.WriteLine(Show($"abc{x}de{d}"));
        string? n = null;
        Console.WriteLine($"[{n}] [{new DateTime(2024, 5, 6):yyyy/MM/dd}] [{'c'}] [{true}]");
        FormattableString f = $"{x}+{d}";
        Console.WriteLine(f.ArgumentCount + f.Format);
    }
}

// expect: 42 2A     42|42    | 1234.6 1,234.57 yes {x} in 42
// expect: raw 42 "quoted" end
// expect: 42 {x}
// expect: 5/2
// expect: [] [2024/05/06] [c] [True]
// expect: 2{0}+{1}
