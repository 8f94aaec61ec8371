// TimeZoneInfo, DateTimeOffset, DateOnly, TimeOnly, TimeProvider, calendars without ICU, parsing exact formats.
// stress: 20
using System;
using System.Globalization;
using System.Threading;

CultureInfo inv = CultureInfo.InvariantCulture;
var ny = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
foreach (var t in new[] { new DateTime(2024, 1, 15, 12, 0, 0), new DateTime(2024, 7, 15, 12, 0, 0), new DateTime(2024, 3, 10, 2, 30, 0), new DateTime(2024, 11, 3, 1, 30, 0) })
    Console.WriteLine($"{t:s} {ny.GetUtcOffset(t)} {ny.IsDaylightSavingTime(t)} {ny.IsInvalidTime(t)} {ny.IsAmbiguousTime(t)}");
Console.WriteLine(TimeZoneInfo.ConvertTimeFromUtc(new DateTime(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc), ny).ToString("s") + " " + TimeZoneInfo.ConvertTime(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata")).ToString("o"));
Console.WriteLine(TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris").GetAdjustmentRules().Length > 3);
try { TimeZoneInfo.FindSystemTimeZoneById("Mars/Base"); } catch (TimeZoneNotFoundException) { Console.WriteLine("not found"); }
var custom = TimeZoneInfo.CreateCustomTimeZone("X", TimeSpan.FromMinutes(345), "x", "x");
Console.WriteLine(custom.BaseUtcOffset + " " + custom.ToSerializedString());
DateTimeOffset o = new(2024, 2, 29, 23, 59, 59, TimeSpan.FromHours(-8));
Console.WriteLine($"{o:o} {o.UtcDateTime:s} {o.ToUnixTimeSeconds()} {o.AddYears(1):d} {o.ToOffset(TimeSpan.FromHours(9)):s} {DateTimeOffset.FromUnixTimeMilliseconds(-1):o} {o == o.ToUniversalTime()}");
DateOnly d = new(2024, 2, 29);
TimeOnly m = new(23, 30);
Console.WriteLine($"{d:yyyy-MM-dd} {d.AddYears(1):R} {d.DayNumber} {d.DayOfYear} {m.Add(TimeSpan.FromHours(2), out int days):t} {days} {m.IsBetween(new(22, 0), new(1, 0))} {d.ToDateTime(m):s} {m - new TimeOnly(1, 0)}");
foreach (var (s, f) in new[] { ("29/02/2024 13:05", "dd/MM/yyyy HH:mm"), ("2024-060", "yyyy-ddd"), ("Thu 29 Feb 24", "ddd dd MMM yy"), ("20240229T130501.1234567Z", "yyyyMMddTHHmmss.fffffffK"), ("30/02/2024 00:00", "dd/MM/yyyy HH:mm") })
    Console.WriteLine(DateTime.TryParseExact(s, f, inv, DateTimeStyles.RoundtripKind, out var r) ? r.ToString("o") + " " + r.Kind : "no: " + s);
foreach (Calendar c in new Calendar[] { new HebrewCalendar(), new HijriCalendar(), new PersianCalendar(), new ThaiBuddhistCalendar(), new JulianCalendar(), new ChineseLunisolarCalendar(), new UmAlQuraCalendar() })
{
    var t = new DateTime(2024, 2, 29);
    Console.WriteLine($"{c.GetType().Name} {c.GetYear(t)} {c.GetMonth(t)} {c.GetDayOfMonth(t)} {c.IsLeapYear(c.GetYear(t))} {c.GetMonthsInYear(c.GetYear(t))} {c.AddMonths(t, 13):d}");
}
Console.WriteLine(ISOWeek.GetWeekOfYear(new DateTime(2024, 12, 30)) + " " + inv.Calendar.GetWeekOfYear(new DateTime(2024, 12, 31), CalendarWeekRule.FirstFourDayWeek, DayOfWeek.Monday) + " " + ISOWeek.ToDateTime(2024, 9, DayOfWeek.Thursday).ToString("d", inv));
var clock = new Fixed();
Console.WriteLine(clock.GetUtcNow().ToString("u") + " " + clock.GetLocalNow().Offset + " " + clock.GetElapsedTime(0, 10_000_000));
Console.WriteLine(TimeSpan.Parse("1.02:03:04.5", inv) + " " + TimeSpan.TryParseExact("75:10", @"mm\:ss", inv, out _));

class Fixed : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");
    public override long TimestampFrequency => 10_000_000;
}

// expect: 2024-01-15T12:00:00 -05:00:00 False False False
// expect: 2024-07-15T12:00:00 -04:00:00 True False False
// expect: 2024-03-10T02:30:00 -05:00:00 False True False
// expect: 2024-11-03T01:30:00 -05:00:00 False False True
// expect: 2024-06-30T20:00:00 2024-01-01T05:30:00.0000000+05:30
// expect: True
// expect: not found
// expect: 05:45:00 X;345;x;x;x;;
// expect: 2024-02-29T23:59:59.0000000-08:00 2024-03-01T07:59:59 1709279999 02/28/2025 2024-03-01T16:59:59 1969-12-31T23:59:59.9990000+00:00 True
// expect: 2024-02-29 Fri, 28 Feb 2025 738944 60 01:30 1 True 2024-02-29T23:30:00 22:30:00
// expect: 2024-02-29T13:05:00.0000000 Unspecified
// expect: no: 2024-060
// expect: 2024-02-29T00:00:00.0000000 Unspecified
// expect: 2024-02-29T13:05:01.1234567Z Utc
// expect: no: 30/02/2024 00:00
// expect: HebrewCalendar 5784 6 20 True 13 03/20/2025
// expect: HijriCalendar 1445 8 20 True 12 03/19/2025
// expect: PersianCalendar 1402 12 10 False 12 03/30/2025
// expect: ThaiBuddhistCalendar 2567 2 29 True 12 03/29/2025
// expect: JulianCalendar 2024 2 16 True 12 03/29/2025
// expect: ChineseLunisolarCalendar 2024 1 20 False 12 03/19/2025
// expect: UmAlQuraCalendar 1445 8 19 False 12 03/19/2025
// expect: 1 53 02/29/2024
// expect: 2024-01-01 00:00:00Z 09:00:00 00:00:01
// expect: 1.02:03:04.5000000 False
