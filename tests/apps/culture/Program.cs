// usage: culture format|compare|text|resources
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;

Console.OutputEncoding = Encoding.UTF8;
string[] cultures = ["en-US", "de-DE", "fr-FR", "tr-TR", "ja-JP", "ar-SA", "hi-IN", "ru-RU", "de-CH", "sv-SE", "th-TH", "fa-IR", "he-IL", "zh-Hans-CN", "pt-BR"];
switch (args[0])
{
    case "format": Format(); break;
    case "compare": Compare(); break;
    case "text": Text(); break;
    case "resources": Resources(); break;
}

void Format()
{
    var t = new DateTime(2024, 2, 29, 15, 4, 5);
    foreach (string name in cultures)
    {
        var c = CultureInfo.GetCultureInfo(name);
        Console.WriteLine($"{c.Name} {c.EnglishName} {c.NativeName} {c.TwoLetterISOLanguageName} {c.ThreeLetterISOLanguageName} {c.Parent.Name} {c.Calendar.GetType().Name} {c.TextInfo.IsRightToLeft} {c.TextInfo.ListSeparator}");
        Console.WriteLine($"  {(-1234567.891).ToString("N2", c)} {1234.5.ToString("C", c)} {(-0.256).ToString("P1", c)} {1e10.ToString("E2", c)} {c.NumberFormat.NativeDigits[3]} {c.NumberFormat.CurrencySymbol} {string.Join("", c.NumberFormat.NumberGroupSizes)}");
        Console.WriteLine($"  {t.ToString("D", c)} | {t.ToString("t", c)} | {t.ToString("g", c)} | {t.ToString("MMMM dddd ddd MMM tt", c)} | {c.DateTimeFormat.FirstDayOfWeek} {c.DateTimeFormat.ShortDatePattern} {c.DateTimeFormat.CalendarWeekRule}");
        Console.WriteLine($"  {DateTime.Parse(t.ToString("G", c), c) == t} {double.Parse((-1234.5).ToString("N1", c), NumberStyles.Any, c)}");
    }
    var r = new RegionInfo("JP");
    Console.WriteLine($"{r.EnglishName} {r.ISOCurrencySymbol} {r.CurrencyNativeName} {r.IsMetric} {new RegionInfo("en-US").IsMetric} {CultureInfo.GetCultures(CultureTypes.NeutralCultures).Length > 100}");
    foreach (string bad in new[] { "xx-YY", "not a culture", "" }) try { Console.WriteLine(new CultureInfo(bad).DisplayName); } catch (CultureNotFoundException e) { Console.WriteLine(e.InvalidCultureName + " " + e.ParamName); }
}

void Compare()
{
    string[] words = ["zebra", "\u00e4pfel", "apfel", "Apfel", "\u00f6l", "ol", "co-op", "coop", "cote", "cot\u00e9", "c\u00f4te", "\u00e5", "z", "ch", "ci", "\u0131", "i", "I", "\u0130", "Stra\u00dfe", "strasse", "\u30a2", "\u3042", "10", "9"];
    foreach (string name in new[] { "en-US", "de-DE", "sv-SE", "tr-TR", "ja-JP", "cs-CZ", "fr-FR" })
    {
        var c = CultureInfo.GetCultureInfo(name);
        Console.WriteLine(name + ": " + string.Join(" ", words.Order(StringComparer.Create(c, false))));
        Console.WriteLine("  " + string.Join(" ", words.Order(StringComparer.Create(c, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace)).Take(12)) + " " + c.CompareInfo.Compare("file9", "file10", CompareOptions.NumericOrdering));
        Console.WriteLine($"  {"i".ToUpper(c)} {"I".ToLower(c)} {c.TextInfo.ToTitleCase("war and PEACE o'neil")} {string.Compare("strasse", "stra\u00dfe", c, CompareOptions.IgnoreNonSpace)} {c.CompareInfo.IndexOf("xx Stra\u00dfe", "STRASSE", CompareOptions.IgnoreCase)} {c.CompareInfo.IsPrefix("e\u0301a", "\u00e9")} {c.CompareInfo.IsSuffix("abc", "BC", CompareOptions.IgnoreCase)} {c.CompareInfo.LastIndexOf("a\u00adba", "ab")}");
        Console.WriteLine($"  {Convert.ToHexString(c.CompareInfo.GetSortKey("h\u00e9l").KeyData)} {c.CompareInfo.GetHashCode("ABC", CompareOptions.IgnoreCase) == c.CompareInfo.GetHashCode("abc", CompareOptions.IgnoreCase)} {c.CompareInfo.Version.FullVersion != 0}");
    }
    CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
    Console.WriteLine("title".ToUpper() + " " + "TITLE".ToLower() + " " + "title".ToUpperInvariant() + " " + "TITLE".Equals("title", StringComparison.CurrentCultureIgnoreCase) + " " + "TITLE".Equals("title", StringComparison.OrdinalIgnoreCase) + " " + "x\u0130".IndexOf("i", StringComparison.CurrentCultureIgnoreCase));
}

void Text()
{
    foreach (var f in Enum.GetValues<NormalizationForm>()) Console.WriteLine($"{f} {string.Join(" ", "\u00e9\ufb01\u00bd\u1e9b\u0323\ud55c".Normalize(f).Select(x => ((int)x).ToString("x4")))} {"e\u0301".IsNormalized(f)}");
    try { "\ud800".Normalize(); } catch (ArgumentException e) { Console.WriteLine(e.ParamName); }
    var idn = new IdnMapping();
    Console.WriteLine(idn.GetAscii("b\u00fccher.example") + " " + idn.GetUnicode("xn--bcher-kva.example") + " " + idn.GetAscii("\u4e2d\u6587.com") + " " + new Uri("http://b\u00fccher.example/").IdnHost);
    try { idn.GetAscii("a..b"); } catch (ArgumentException e) { Console.WriteLine(e.ParamName); }
    var e2 = StringInfo.GetTextElementEnumerator("e\u0301\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67x\ud83c\udde9\ud83c\uddea");
    while (e2.MoveNext()) Console.Write(e2.GetTextElement().Length + " ");
    Console.WriteLine(new StringInfo("a\u0308b").LengthInTextElements + " " + CharUnicodeInfo.GetUnicodeCategory(0x1F600) + " " + CharUnicodeInfo.GetNumericValue('\u0bf0'));
    foreach (Calendar c in new Calendar[] { new JapaneseCalendar(), new HijriCalendar(), new HebrewCalendar(), new UmAlQuraCalendar(), new ThaiBuddhistCalendar() })
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(c switch { JapaneseCalendar => "ja-JP", HebrewCalendar => "he-IL", ThaiBuddhistCalendar => "th-TH", _ => "ar-SA" }).Clone();
        try { culture.DateTimeFormat.Calendar = c; Console.WriteLine(new DateTime(2024, 2, 29).ToString("D", culture) + " " + culture.DateTimeFormat.GetEraName(c.GetEra(new DateTime(2024, 2, 29)))); } catch (ArgumentException x) { Console.WriteLine(c.GetType().Name + " " + x.ParamName); }
    }
    Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").StandardName + " " + TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin").DisplayName + " " + TimeZoneInfo.TryConvertIanaIdToWindowsId("Europe/Berlin", out string? w) + w + " " + TimeZoneInfo.FindSystemTimeZoneById("Pacific Standard Time").Id);
}

void Resources()
{
    var manager = new ResourceManager("culture.Texts", typeof(Program).Assembly);
    foreach (string name in new[] { "", "de", "de-CH", "de-AT", "fr-CA", "es" })
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);
        Console.WriteLine($"{name}: {string.Format(manager.GetString("Hello")!, "x")} {manager.GetString("Only")} {manager.GetString("None") ?? "null"} {manager.GetResourceSet(CultureInfo.CurrentUICulture, true, false)?.GetString("Hello") ?? "no set"}");
    }
    Console.WriteLine(typeof(Program).Assembly.GetSatelliteAssembly(new CultureInfo("de")).GetName());
    try { typeof(Program).Assembly.GetSatelliteAssembly(new CultureInfo("it")); } catch (FileNotFoundException e) { Console.WriteLine(e.GetType().Name); }
    try { new ResourceManager("culture.Nothing", typeof(Program).Assembly).GetString("x"); } catch (MissingManifestResourceException e) { Console.WriteLine(e.GetType().Name); }
    Console.WriteLine(string.Join(" ", typeof(Program).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)));
    using var r = new StreamReader(typeof(Program).Assembly.GetManifestResourceStream("data.txt")!);
    Console.WriteLine(r.ReadToEnd().Trim() + " " + typeof(Program).Assembly.GetManifestResourceInfo("data.txt")!.ResourceLocation + " " + (typeof(Program).Assembly.GetManifestResourceStream("none") is null));
    Console.WriteLine(typeof(Program).Assembly.GetCustomAttribute<NeutralResourcesLanguageAttribute>()!.CultureName);
}
