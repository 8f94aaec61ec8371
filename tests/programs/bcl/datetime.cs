// DateTime, DateOnly, TimeSpan, DateTimeOffset arithmetic and formats.
using System;

var d = new DateTime(2024, 2, 28, 23, 59, 30, DateTimeKind.Utc);
Console.WriteLine(d.AddSeconds(45).ToString("yyyy-MM-dd HH:mm:ss"));
Console.WriteLine(d.AddDays(2).ToString("o"));
Console.WriteLine(d.AddMonths(12).Day + " " + d.DayOfWeek + " " + d.DayOfYear + " " + DateTime.IsLeapYear(2024)
    + " " + DateTime.DaysInMonth(2023, 2));
Console.WriteLine((new DateTime(2024, 3, 1) - new DateTime(2023, 3, 1)).Days);
Console.WriteLine(d.Ticks + " " + new DateTime(630822816000000000).ToString("d"));
TimeSpan t = TimeSpan.FromMinutes(90) + new TimeSpan(1, 2, 3);
Console.WriteLine(t + " " + t.TotalHours.ToString("F4") + " " + t.Negate() + " " + TimeSpan.FromMilliseconds(1.5).Ticks);
Console.WriteLine(d.ToString("R") + " | " + d.ToString("s") + " | " + d.ToString("dddd, d MMMM yyyy"));
Console.WriteLine(DateTime.UnixEpoch.AddSeconds(1700000000).ToString("u"));
var o = new DateTimeOffset(2024, 1, 1, 12, 0, 0, TimeSpan.FromHours(2));
Console.WriteLine(o.UtcDateTime.Hour + " " + o.ToUnixTimeSeconds() + " " + o);
Console.WriteLine(new DateOnly(2024, 12, 31).AddDays(1) + " " + new TimeOnly(23, 30).AddHours(1));
Console.WriteLine(DateTime.UtcNow > new DateTime(2024, 1, 1) && (DateTime.UtcNow - DateTime.UtcNow).TotalSeconds < 1);
Console.WriteLine(d.CompareTo(d.AddTicks(1)) + " " + (d == d.AddTicks(0)) + " " + DateTime.MaxValue.Year);

// expect: 2024-02-29 00:00:15
// expect: 2024-03-01T23:59:30.0000000Z
// expect: 28 Wednesday 59 True 28
// expect: 366
// expect: 638447615700000000 01/01/2000
// expect: 02:32:03 2.5342 -02:32:03 15000
// expect: Wed, 28 Feb 2024 23:59:30 GMT | 2024-02-28T23:59:30 | Wednesday, 28 February 2024
// expect: 2023-11-14 22:13:20Z
// expect: 10 1704103200 01/01/2024 12:00:00 +02:00
// expect: 01/01/2025 00:30
// expect: True
// expect: -1 True 9999
