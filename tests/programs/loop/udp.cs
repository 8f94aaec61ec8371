// Datagrams, to a waiting receiver.
using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
using var client = new UdpClient();
client.Connect((IPEndPoint)server.Client.LocalEndPoint!);
int sum = 0;
for (int i = 1; i <= 20; i++)
{
    Task<UdpReceiveResult> waiting = server.ReceiveAsync();
    if (i % 5 == 0) await Task.Delay(2);
    await client.SendAsync(new byte[] { (byte)i });
    sum += (await waiting).Buffer[0];
}
Console.WriteLine(sum);

// expect: 210
