// System.Text.Json with reflection: records, init and required members, converters, polymorphism, naming, ignoring, dictionaries, errors with paths.
// stress: 20
using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };
var p = new Person("Ann", 30) { Email = null, Pets = [new Dog { Name = "Rex", Loud = true }, new Cat { Name = "Tom", Lives = 9 }], Scores = new() { ["a"] = 1.5, ["b"] = -0.1 }, Day = DayOfWeek.Friday, Point = (3, 4) };
string json = JsonSerializer.Serialize(p, options);
Console.WriteLine(json);
var back = JsonSerializer.Deserialize<Person>(json, options)!;
Console.WriteLine($"{back.Name} {back.Age} {back.Pets![0].GetType().Name} {((Cat)back.Pets[1]).Lives} {back.Scores!["b"]} {back.Day} {back.Point}");
Console.WriteLine(JsonSerializer.Serialize(new object?[] { 1, "two\u00e9<>&'\"\u2028", 3.0, null, true, new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc), Guid.Empty, new byte[] { 1, 2, 3 }, TimeSpan.FromSeconds(90), 1e21, 12345678901234567890m, 'c', new Uri("http://x/y"), new Version(1, 2) }));
foreach (string bad in new[] { "{\"name\":1}", "{\"name\":\"x\",\"age\":\"y\"}", "{\"name\":\"x\",", "[1,2", "{\"name\":\"x\",\"age\":1,\"pets\":[{\"kind\":\"cow\"}]}", "{}", "nul" })
    try { Console.WriteLine(JsonSerializer.Deserialize<Person>(bad, options)); }
    catch (JsonException e) { Console.WriteLine(e.Message.Split(" LineNumber")[0] + " @ " + e.Path); }
Console.WriteLine(JsonSerializer.Deserialize<Dictionary<string, JsonElement>>("{\"a\":[1,{\"b\":null}],\"c\":1.0e2}")!["a"][1].GetProperty("b").ValueKind);
JsonNode n = JsonNode.Parse("{\"x\":{\"y\":[1,2,3]}}")!;
n["x"]!["y"]!.AsArray().Add(4);
n["z"] = new JsonObject { ["w"] = JsonValue.Create(1.25m) };
Console.WriteLine(n.ToJsonString() + " " + n["x"]!["y"]![3]!.GetValue<int>() + " " + n["x"]!["y"]![0]!.GetPath());
using var doc = JsonDocument.Parse("{\"a\":1,/*c*/\"b\":[true,],}", new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
foreach (var prop in doc.RootElement.EnumerateObject()) Console.WriteLine(prop.Name + "=" + prop.Value.GetRawText());

record Person([property: JsonPropertyOrder(-1)] string Name, int Age)
{
    public string? Email { get; init; }
    public List<Pet>? Pets { get; set; }
    public Dictionary<string, double>? Scores { get; set; }
    public DayOfWeek Day { get; set; }
    [JsonConverter(typeof(PointConverter)), JsonPropertyName("pt")] public (int X, int Y) Point { get; set; }
    [JsonIgnore] public string Secret => "s";
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Dog), "dog"), JsonDerivedType(typeof(Cat), "cat")]
class Pet { public required string Name { get; set; } }
class Dog : Pet { public bool Loud { get; set; } }
class Cat : Pet { public int Lives { get; set; } }

class PointConverter : JsonConverter<(int, int)>
{
    public override (int, int) Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) { string[] s = r.GetString()!.Split(';'); return (int.Parse(s[0]), int.Parse(s[1])); }
    public override void Write(Utf8JsonWriter w, (int, int) v, JsonSerializerOptions o) => w.WriteStringValue($"{v.Item1};{v.Item2}");
}

// expect: {
// expect:   "name": "Ann",
// expect:   "age": 30,
// expect:   "pets": [
// expect:     {
// expect:       "kind": "dog",
// expect:       "loud": true,
// expect:       "name": "Rex"
// expect:     },
// expect:     {
// expect:       "kind": "cat",
// expect:       "lives": 9,
// expect:       "name": "Tom"
// expect:     }
// expect:   ],
// expect:   "scores": {
// expect:     "a": 1.5,
// expect:     "b": -0.1
// expect:   },
// expect:   "day": "Friday",
// expect:   "pt": "3;4"
// expect: }
// expect: Ann 30 Dog 9 -0.1 Friday (3, 4)
// expect: [1,"two\u00E9\u003C\u003E\u0026\u0027\u0022\u2028",3,null,true,"2024-01-02T03:04:05Z","00000000-0000-0000-0000-000000000000","AQID","00:01:30",1E+21,12345678901234567890,"c","http://x/y","1.2"]
// expect: The JSON value could not be converted to Person. Path: $.name | @ $.name
// expect: The JSON value could not be converted to Person. Path: $.age | @ $.age
// expect: Expected start of a property name or value, but instead reached end of data. Path: $ | @ $
// expect: The JSON value could not be converted to Person. Path: $ | @ $
// expect: Read unrecognized type discriminator id 'cow'. Path: $.pets[0] | @ $.pets[0]
// expect: Person { Name = , Age = 0, Email = , Pets = , Scores = , Day = Sunday, Point = (0, 0), Secret = s }
// expect: 'nul' is an invalid JSON literal. Expected the literal 'null'. Path: $ | @ $
// expect: Null
// expect: {"x":{"y":[1,2,3,4]},"z":{"w":1.25}} 4 $.x.y[0]
// expect: a=1
// expect: b=[true,]
