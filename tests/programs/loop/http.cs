// HttpClient against a small server in the same process.
using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
int port = ((IPEndPoint)listener.LocalEndpoint).Port;

async Task Answer(TcpClient client)
{
    using (client)
    {
        NetworkStream stream = client.GetStream();
        byte[] buffer = new byte[4096];
        string request = "";
        int n;
        while ((n = await stream.ReadAsync(buffer)) > 0)
        {
            request += Encoding.ASCII.GetString(buffer, 0, n);
            if (!request.EndsWith("\r\n\r\n")) continue;
            string path = request.Split(' ')[1];
            request = "";
            string body = "you asked for " + path;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nContent-Type: text/plain\r\n\r\n{body}"));
        }
    }
}

async Task Serve()
{
    try { while (true) _ = Answer(await listener.AcceptTcpClientAsync()); }
    catch (SocketException) { }
}

Task server = Serve();
using (var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") })
{
    Console.WriteLine(await http.GetStringAsync("one"));
    string[] all = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => http.GetStringAsync("many" + i)));
    Console.WriteLine(all.Last());
    using HttpResponseMessage r = await http.GetAsync("three");
    Console.WriteLine($"{(int)r.StatusCode} {r.Content.Headers.ContentType} {r.Content.Headers.ContentLength}");
}
listener.Stop();
await server;

// expect: you asked for /one
// expect: you asked for /many9
// expect: 200 text/plain 20
