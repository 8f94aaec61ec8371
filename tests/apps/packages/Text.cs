// Text: Humanizer, Markdig, YamlDotNet, CsvHelper, Superpower, Spectre.Console, Serilog.
using System.Globalization;
using CsvHelper;
using Humanizer;
using Markdig;
using Serilog;
using Spectre.Console;
using Superpower;
using Superpower.Parsers;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

static partial class Drivers
{
    public static void Humanizer()
    {
        Console.WriteLine("PascalCaseInputString".Humanize() + "|" + "some text here".Pascalize() + "|" + "SomeTitle".Underscore() + "|" + "long text to truncate".Truncate(10));
        Console.WriteLine("man".Pluralize() + " " + "people".Singularize() + " " + "case".ToQuantity(5) + " " + 1234.ToWords() + " " + 21.ToOrdinalWords() + " " + 1994.ToRoman() + " " + "XIV".FromRoman());
        Console.WriteLine(TimeSpan.FromMilliseconds(1299630020).Humanize(3) + " " + DateTime.UtcNow.AddHours(-30).Humanize() + " " + (10.5).Gigabytes().Humanize() + " " + 3.Weeks().TotalDays + " " + DayOfWeek.Friday.Humanize());
        Console.WriteLine(new[] { "a", "b", "c" }.Humanize() + " " + 1e9.ToMetric() + " " + 180.0.ToHeading() + " " + "Sentence casing".Transform(To.UpperCase, To.TitleCase));
    }

    public static void Markdig()
    {
        var pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();
        Console.WriteLine(Markdown.ToHtml("# Title\n\nSome *emphasis*, **strong**, `code` and [link](http://x \"t\").\n\n- a\n- b\n  1. c\n\n> quote\n\n| h1 | h2 |\n|:--|--:|\n| 1 | 2 |\n\n```cs\nvar x = 1 < 2;\n```\n\nTerm\n:   Definition[^1]\n\n[^1]: note\n\n- [x] done\n\n~~old~~ ==mark== H~2~O <https://auto.link>", pipeline));
        Console.WriteLine(Markdown.ToPlainText("**bold** and `code`"));
    }

    public class Address { public string? Street { get; set; } public int Number { get; set; } }
    public class Person { public string? Name { get; set; } public int Age { get; set; } public List<Address> Addresses { get; set; } = []; public Dictionary<string, object> Extra { get; set; } = []; public DayOfWeek Day { get; set; } public DateTime Born { get; set; } public double? Height { get; set; } }

    public static void YamlDotNet()
    {
        var p = new Person { Name = "Ann: \"x\"", Age = 30, Addresses = { new() { Street = "multi\nline", Number = 1 }, new() { Street = "yes", Number = 2 } }, Extra = { ["a"] = 1, ["b"] = new[] { "x", "y" } }, Day = DayOfWeek.Friday, Born = new DateTime(1990, 2, 3), Height = 1.75 };
        string yaml = new SerializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Serialize(p);
        Console.WriteLine(yaml);
        var back = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Person>(yaml);
        Console.WriteLine($"{back.Name} {back.Addresses[0].Street} {back.Extra["b"]} {back.Day} {back.Born:s} {back.Height}");
        var tree = (Dictionary<object, object>)new DeserializerBuilder().Build().Deserialize("base: &b {x: 1}\nlist:\n  - *b\n  - [1, two, ~]\ntext: |\n  a\n  b\nfold: >\n  c\n  d\n")!;
        Console.WriteLine(string.Join(";", tree.Keys) + tree["text"] + tree["fold"]);
        try { new DeserializerBuilder().Build().Deserialize<Person>("Name: [x"); } catch (YamlDotNet.Core.YamlException e) { Console.WriteLine(e.Message + " " + e.Start); }
    }

    public record Row(int Id, string Name, decimal Price, DateTime When, bool? Flag);

    public static void CsvHelper()
    {
        var w = new StringWriter();
        using (var csv = new CsvWriter(w, CultureInfo.InvariantCulture))
            csv.WriteRecords(new[] { new Row(1, "a,\"b\"", 1.5m, new DateTime(2024, 2, 29), true), new Row(2, "line\nbreak", -2m, default, null) });
        Console.WriteLine(w);
        using var r = new CsvReader(new StringReader(w.ToString()), CultureInfo.InvariantCulture);
        foreach (var row in r.GetRecords<Row>()) Console.WriteLine(row);
        using var bad = new CsvReader(new StringReader("Id,Name,Price,When,Flag\nx,y,1,2024-01-01,"), CultureInfo.InvariantCulture);
        try { bad.GetRecords<Row>().ToList(); } catch (CsvHelperException e) { Console.WriteLine(e.GetType().Name); }
    }

    public static void Superpower()
    {
        TextParser<int> number = Numerics.IntegerInt32, expression = null!;
        var factor = number.Or(global::Superpower.Parse.Ref(() => expression).Between(Character.EqualTo('('), Character.EqualTo(')')));
        var term = global::Superpower.Parse.Chain(Character.In('*', '/'), factor, (op, a, b) => op == '*' ? a * b : a / b);
        expression = global::Superpower.Parse.Chain(Character.In('+', '-'), term, (op, a, b) => op == '+' ? a + b : a - b);
        foreach (string s in new[] { "1+2*3", "(1+2)*3-4/2", "1+", "2*(3", "((((7))))" })
        {
            var r = expression.AtEnd().TryParse(s);
            Console.WriteLine(r.HasValue ? r.Value.ToString() : r.ToString());
        }
    }

    public static void Spectre()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(Console.Out) });
        console.Profile.Width = 60;
        var table = new Table().AddColumn("Name").AddColumn(new TableColumn("Count").RightAligned()).Border(TableBorder.Ascii);
        table.AddRow("alpha", "1");
        table.AddRow("[bold]beta[/] with a rather long text that has to be wrapped somewhere", "22");
        console.Write(table);
        var tree = new Tree("root");
        tree.AddNode("a").AddNode("a1");
        tree.AddNode("b");
        console.Write(tree);
        console.Write(new Panel("in a panel").Header("head"));
        console.Write(new BarChart().Width(40).AddItem("x", 3).AddItem("y", 7));
        console.MarkupLine("[red]red[/] [[escaped]] :smiley:");
        try { console.MarkupLine("[bad"); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }
    }

    public static void Serilog()
    {
        using var log = new LoggerConfiguration().MinimumLevel.Debug().Enrich.WithProperty("App", "coil").Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: "[{Level:u3}] {App} {Message:lj} {Properties}{NewLine}{Exception}", theme: global::Serilog.Sinks.SystemConsole.Themes.ConsoleTheme.None).CreateLogger();
        log.Information("Hello {Name} {@Object} {$Type} {Count:000}", "x", new { A = 1, B = new[] { 1, 2 } }, typeof(int), 7);
        using (global::Serilog.Context.LogContext.PushProperty("Scope", 5)) log.Warning("in scope");
        log.Verbose("never");
        log.Error("failed {Id}", Guid.Empty);
    }
}
