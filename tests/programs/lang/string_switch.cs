// A switch with many strings compiles to a hash dispatch.
using System;

static class P
{
    static int Day(string s)
    {
        switch (s)
        {
            case "monday": return 1;
            case "tuesday": return 2;
            case "wednesday": return 3;
            case "thursday": return 4;
            case "friday": return 5;
            case "saturday": return 6;
            case "sunday": return 7;
            case "": return 0;
            case null: return -1;
            default: return 99;
        }
    }

    static void Main()
    {
        foreach (string? s in new[] { "monday", "sunday", "friday", "", null, "Monday", "thursdax" }) Console.WriteLine(Day(s!));
    }
}

// expect: 1
// expect: 7
// expect: 5
// expect: 0
// expect: -1
// expect: 99
// expect: 99
