// Server and client in one process on a port of the loopback that the system chooses; stops gracefully while a request runs.
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Services.AddSingleton<Store>().AddProblemDetails();
var app = builder.Build();
app.Use(async (context, next) => { context.Response.Headers["X-Before"] = context.Request.Path.Value; await next(); });
app.MapGet("/", () => "Hello");
app.MapGet("/items/{id:int}", (int id, Store s) => s.Items.TryGetValue(id, out var i) ? Results.Ok(i) : Results.NotFound());
app.MapPost("/items", (Item i, Store s) => { s.Items[i.Id] = i; return Results.Created($"/items/{i.Id}", i); });
app.MapGet("/sum", (int a, int? b, string[] tag) => $"{a + (b ?? 10)} {string.Join("+", tag)}");
app.MapGet("/stream", () => Numbers());
app.MapGet("/fail", (HttpContext _) => { throw new InvalidOperationException("inside"); });
app.MapPost("/echo", async (HttpRequest r) => Results.Text(new string((await new StreamReader(r.Body).ReadToEndAsync()).Reverse().ToArray()), "text/x"));
var started = new TaskCompletionSource();
var release = new TaskCompletionSource();
app.MapGet("/slow", async () => { started.SetResult(); await release.Task; return "finished"; });
app.UseExceptionHandler();
app.Lifetime.ApplicationStopping.Register(() => Console.WriteLine("stopping"));
app.Lifetime.ApplicationStopped.Register(() => Console.WriteLine("stopped"));
await app.StartAsync();
string root = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

using var client = new HttpClient { BaseAddress = new Uri(root) };
var hello = await client.GetAsync("/");
Console.WriteLine($"{(int)hello.StatusCode} {hello.Content.Headers.ContentType} {hello.Headers.GetValues("X-Before").First()} {await hello.Content.ReadAsStringAsync()}");
var made = await client.PostAsJsonAsync("/items", new Item(5, "five", 1.5m));
Console.WriteLine($"{(int)made.StatusCode} {made.Headers.Location} {await made.Content.ReadAsStringAsync()}");
Console.WriteLine(await client.GetFromJsonAsync<Item>("/items/5"));
foreach (string path in new[] { "/items/6", "/items/x", "/sum?a=1&tag=x&tag=y", "/sum?a=1&b=2", "/sum?a=z", "/stream", "/fail", "/none" })
{
    var r = await client.GetAsync(path);
    string body = await r.Content.ReadAsStringAsync();
    Console.WriteLine($"{path}: {(int)r.StatusCode} {r.Content.Headers.ContentType} {(body.Contains("traceId") ? "problem" : body)}");
}
var bad = await client.PostAsync("/items", new StringContent("{", null, "application/json"));
Console.WriteLine((int)bad.StatusCode);
Console.WriteLine(await (await client.PostAsync("/echo", new StringContent(new string('a', 100_000) + "z"))).Content.ReadAsStringAsync() is { Length: 100_001 } s && s[0] == 'z');
int[] all = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i => int.Parse((await client.GetStringAsync($"/sum?a={i}&b=1")).Trim())));
Console.WriteLine(all.Sum());
var slow = client.GetStringAsync("/slow");
await started.Task;
var stop = app.StopAsync();
release.SetResult();
Console.WriteLine(await slow);
await stop;
await app.DisposeAsync();
try { await client.GetStringAsync("/"); } catch (HttpRequestException e) { Console.WriteLine(e.HttpRequestError); }

static async IAsyncEnumerable<int> Numbers() { for (int i = 0; i < 4; i++) { await Task.Delay(1); yield return i; } }
record Item(int Id, string Name, decimal Price);
class Store { public System.Collections.Concurrent.ConcurrentDictionary<int, Item> Items { get; } = new(); }
