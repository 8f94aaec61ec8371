// An echo server and several clients on the loopback device, with asynchronous sockets.
using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
int port = ((IPEndPoint)listener.LocalEndpoint).Port;
const int Clients = 8, Rounds = 50;

async Task Echo(TcpClient client)
{
    using (client)
    {
        NetworkStream stream = client.GetStream();
        byte[] buffer = new byte[256];
        int n;
        while ((n = await stream.ReadAsync(buffer)) > 0) await stream.WriteAsync(buffer.AsMemory(0, n));
    }
}

async Task Serve()
{
    var all = new Task[Clients];
    for (int i = 0; i < Clients; i++) all[i] = Echo(await listener.AcceptTcpClientAsync());
    await Task.WhenAll(all);
}

async Task<int> Client(int id)
{
    using var client = new TcpClient();
    await client.ConnectAsync(IPAddress.Loopback, port);
    NetworkStream stream = client.GetStream();
    int good = 0;
    byte[] buffer = new byte[64];
    for (int i = 0; i < Rounds; i++)
    {
        byte[] message = Encoding.UTF8.GetBytes($"client {id} round {i}");
        await stream.WriteAsync(message);
        await stream.ReadExactlyAsync(buffer.AsMemory(0, message.Length));
        if (buffer.AsSpan(0, message.Length).SequenceEqual(message)) good++;
    }
    return good;
}

Task server = Serve();
int[] results = await Task.WhenAll(Enumerable.Range(0, Clients).Select(Client));
await server;
listener.Stop();
Console.WriteLine(results.Sum());

// expect: 400
