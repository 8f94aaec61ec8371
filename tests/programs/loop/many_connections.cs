// Many sockets wait at once, so that one look at the event port brings many events.
using System;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
listener.Listen(256);
const int N = 150;
var clients = new Socket[N];
var servers = new Socket[N];
for (int i = 0; i < N; i++)
{
    clients[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    Task connect = clients[i].ConnectAsync(listener.LocalEndPoint!);
    servers[i] = await listener.AcceptAsync();
    await connect;
}
long total = 0;
for (int round = 0; round < 5; round++)
{
    Task<int>[] waiting = servers.Select(s => s.ReceiveAsync(new byte[4], SocketFlags.None)).ToArray();
    foreach (Socket c in clients) c.Send(new byte[] { 1, 2, 3 });
    total += (await Task.WhenAll(waiting)).Sum();
}
Console.WriteLine(total);
foreach (Socket s in clients.Concat(servers)) s.Dispose();

// expect: 2250
