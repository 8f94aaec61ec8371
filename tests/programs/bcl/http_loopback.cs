// HttpListener and HttpClient over the loopback: methods, headers, bodies, chunks, statuses, redirects, cancellation of a request.
// stress: 20
using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

using var listener = Listen(out string root);
Task server = Serve(listener);
using var client = new HttpClient { BaseAddress = new Uri(root) };
client.DefaultRequestHeaders.UserAgent.ParseAdd("test/1.0");
Console.WriteLine(await client.GetStringAsync("echo?q=a%20b"));
var post = await client.PostAsJsonAsync("echo", new { Name = "n", Value = 5 });
Console.WriteLine($"{(int)post.StatusCode} {post.Content.Headers.ContentType} {await post.Content.ReadAsStringAsync()}");
using (var form = new MultipartFormDataContent("bound") { { new StringContent("v"), "field" }, { new ByteArrayContent([1, 2, 3]), "file", "f.bin" } })
    Console.WriteLine((await (await client.PutAsync("length", form)).Content.ReadAsStringAsync()));
var missing = await client.GetAsync("nothing");
Console.WriteLine(missing.StatusCode + " " + missing.ReasonPhrase);
try { missing.EnsureSuccessStatusCode(); } catch (HttpRequestException e) { Console.WriteLine(e.StatusCode + " " + e.Message); }
var moved = await client.GetAsync("redirect");
Console.WriteLine(moved.RequestMessage!.RequestUri!.PathAndQuery + " " + moved.StatusCode);
using (var stream = await client.GetStreamAsync("big"))
{
    byte[] buffer = new byte[8192];
    long total = 0;
    for (int n; (n = await stream.ReadAsync(buffer)) > 0;) total += n;
    Console.WriteLine(total);
}
using (var stop = new CancellationTokenSource())
{
    var hanging = client.GetAsync("hang", stop.Token);
    stop.Cancel();
    try { await hanging; } catch (OperationCanceledException e) { Console.WriteLine(e.GetType().Name); }
}
var request = new HttpRequestMessage(HttpMethod.Delete, "echo") { Headers = { { "X-Many", ["1", "2"] }, { "Accept", "text/plain;q=0.5" } }, Version = HttpVersion.Version10 };
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "token");
Console.WriteLine(await (await client.SendAsync(request)).Content.ReadAsStringAsync());
await client.GetAsync("quit");
await server;

// HttpListener takes no port 0: another program may take the free port first, then the next is tried.
static HttpListener Listen(out string root)
{
    for (int tries = 0; ; tries++)
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        root = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        probe.Stop();
        var l = new HttpListener { Prefixes = { root } };
        try { l.Start(); return l; }
        catch (HttpListenerException) when (tries < 20) { }
    }
}

static async Task Serve(HttpListener l)
{
    while (true)
    {
        var c = await l.GetContextAsync();
        string path = c.Request.Url!.AbsolutePath;
        if (path == "/hang") continue;
        string body = path switch
        {
            "/echo" => $"{c.Request.HttpMethod} {c.Request.QueryString["q"]} {c.Request.UserAgent} {c.Request.Headers["X-Many"]} {c.Request.Headers["Authorization"]} {await new StreamReader(c.Request.InputStream).ReadToEndAsync()}",
            "/length" => $"{c.Request.ContentType} {(await new StreamReader(c.Request.InputStream).ReadToEndAsync()).Length > 100}",
            "/redirect" => "", "/big" => new string('x', 300_000), "/quit" => "bye", _ => "?"
        };
        if (path == "/redirect") c.Response.Redirect("/echo?q=r");
        else if (body == "?") c.Response.StatusCode = 404;
        if (path == "/big") c.Response.SendChunked = true;
        c.Response.ContentType = "text/plain; charset=utf-8";
        await c.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        c.Response.Close();
        if (path == "/quit") { l.Stop(); return; }
    }
}

// expect: GET a b test/1.0   
// expect: 200 text/plain; charset=utf-8 POST  test/1.0   {"name":"n","value":5}
// expect: multipart/form-data; boundary="bound" True
// expect: NotFound Not Found
// expect: NotFound Response status code does not indicate success: 404 (Not Found).
// expect: /echo?q=r OK
// expect: 300000
// expect: TaskCanceledException
// expect: DELETE  test/1.0 1, 2 Bearer token 
