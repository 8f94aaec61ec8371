// Serialises and parses the same generated data with each library and prints sizes and hashes. Times go to standard error.
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

int items = args.Length > 0 ? int.Parse(args[0]) : 26000;
var catalog = Catalog.Generate(items);
var clock = Stopwatch.StartNew();

string newton = Run("newtonsoft serialise", () => Newtonsoft.Json.JsonConvert.SerializeObject(catalog));
Show("newtonsoft", newton);
var parsed = Run("newtonsoft deserialise", () => Newtonsoft.Json.JsonConvert.DeserializeObject<Catalog>(newton)!);
Show("newtonsoft again", Run("newtonsoft serialise again", () => Newtonsoft.Json.JsonConvert.SerializeObject(parsed, Newtonsoft.Json.Formatting.Indented)));
var token = Run("newtonsoft tree", () => Newtonsoft.Json.Linq.JObject.Parse(newton));
Console.WriteLine($"tree {token.Descendants().Count()} {token.SelectTokens("$.Items[?(@.Stock > 990)].Sku").Count()} {(double)token["Items"]![7]!["Price"]!}");

string reflected = Run("reflection serialise", () => JsonSerializer.Serialize(catalog));
Show("reflection", reflected);
Show("reflection again", JsonSerializer.Serialize(Run("reflection deserialise", () => JsonSerializer.Deserialize<Catalog>(reflected)!), new JsonSerializerOptions { WriteIndented = true }));

byte[] generated = Run("generated serialise", () => JsonSerializer.SerializeToUtf8Bytes(catalog, Context.Default.Catalog));
Console.WriteLine("same as reflection: " + (Encoding.UTF8.GetString(generated) == reflected));
var again = Run("generated deserialise", () => JsonSerializer.Deserialize(generated, Context.Default.Catalog)!);
Show("generated again", JsonSerializer.Serialize(again, Context.Default.Catalog));

using (var doc = Run("document", () => JsonDocument.Parse(generated)))
{
    long stock = 0, chars = 0;
    foreach (var item in doc.RootElement.GetProperty("Items").EnumerateArray()) { stock += item.GetProperty("Stock").GetInt32(); chars += item.GetProperty("Name").GetString()!.Length; }
    Console.WriteLine($"document {stock} {chars}");
}

T Run<T>(string what, Func<T> f) { clock.Restart(); T r = f(); Console.Error.WriteLine($"{what}: {clock.ElapsedMilliseconds} ms"); return r; }
static void Show(string what, string s) => Console.WriteLine($"{what}: {s.Length} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(s)))[..24]}");

[JsonSerializable(typeof(Catalog))]
partial class Context : JsonSerializerContext;

public enum Level { Low, Middle, High }

public class Item
{
    public long Id { get; set; }
    public string Sku { get; set; } = "";
    public string Name { get; set; } = "";
    public double Price { get; set; }
    public decimal Cost { get; set; }
    public int Stock { get; set; }
    public bool Active { get; set; }
    public Level Level { get; set; }
    public DateTime Added { get; set; }
    public Guid Key { get; set; }
    public string? Note { get; set; }
    public List<string> Tags { get; set; } = [];
    public Dictionary<string, int> Counts { get; set; } = [];
    public Size? Size { get; set; }
}

public record Size(float Width, float Height, int[] Parts);

public class Catalog
{
    public string Title { get; set; } = "";
    public List<Item> Items { get; set; } = [];

    public static Catalog Generate(int n)
    {
        var random = new Random(42);
        string[] words = ["alpha", "br\u00e4vo", "char\"lie", "del\\ta", "echo\u4e2d\u6587", "fox\ttrot", "<golf>", "hotel\ud83d\ude00", "india", "juliet"];
        var c = new Catalog { Title = "Catalog of " + n };
        for (int i = 0; i < n; i++)
        {
            string Word() => words[random.Next(words.Length)];
            c.Items.Add(new Item
            {
                Id = i * 1000003L, Sku = $"SKU-{random.Next():x8}", Name = string.Join(' ', Enumerable.Range(0, 4).Select(_ => Word())), Price = random.NextDouble() * 1000, Cost = random.Next(100000) / 100m,
                Stock = random.Next(1000), Active = random.Next(2) == 0, Level = (Level)random.Next(3), Added = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next()),
                Key = new Guid(random.Next(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), Note = random.Next(3) == 0 ? null : Word(), Tags = [Word(), Word()],
                Counts = new() { ["a" + random.Next(10)] = random.Next(100), ["b"] = -i }, Size = random.Next(4) == 0 ? null : new Size(random.Next(100) / 8f, 1.5f, [1, random.Next(50), 3])
            });
        }
        return c;
    }
}
