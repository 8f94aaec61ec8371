// System.Text.Json by reflection: its emitted accessors for properties, fields, structs, constructors and nullable values.
using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;

public struct Point { public int X { get; set; } public int Y { get; set; } }
public record Person(string Name, int? Age, Point Where);
public class Bag {
    public Dictionary<string, List<Person>> People { get; set; } = new();
    [JsonInclude] public long Field = 3;
    public DayOfWeek? Day { get; init; }
}

class P {
    static void Main() {
        var bag = new Bag { Day = DayOfWeek.Friday };
        bag.People["a"] = new() { new Person("Ann", 5, new Point { X = 1, Y = 2 }), new Person("Bob", null, default) };
        string s = JsonSerializer.Serialize(bag);
        Console.WriteLine(s);
        var back = JsonSerializer.Deserialize<Bag>(s);
        Console.WriteLine(back.People["a"][0] + " " + back.Field + " " + back.Day);
        Console.WriteLine(back.People["a"][1].Where.Y + " " + JsonSerializer.Serialize(back) == s);
        Console.WriteLine(JsonSerializer.Serialize(back) == s);
    }
}

// expect: {"People":{"a":[{"Name":"Ann","Age":5,"Where":{"X":1,"Y":2}},{"Name":"Bob","Age":null,"Where":{"X":0,"Y":0}}]},"Day":5,"Field":3}
// expect: Person { Name = Ann, Age = 5, Where = Point } 3 Friday
// expect: False
// expect: True
