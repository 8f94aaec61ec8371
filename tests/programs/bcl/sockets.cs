// Sockets: TCP both ways, half close, UDP, Unix domain, connection refused, time limits, line streams.
// stress: 20
using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
var local = (IPEndPoint)listener.LocalEndpoint;
var serving = Task.Run(async () =>
{
    using var s = await listener.AcceptTcpClientAsync();
    using var r = new StreamReader(s.GetStream(), leaveOpen: true);
    using var w = new StreamWriter(s.GetStream()) { AutoFlush = true, NewLine = "\n" };
    while (await r.ReadLineAsync() is { } line) await w.WriteLineAsync(new string(line.Reverse()));
    await w.WriteLineAsync("end");
});
using (var client = new TcpClient())
{
    await client.ConnectAsync(local);
    using var stream = client.GetStream();
    await stream.WriteAsync(Encoding.ASCII.GetBytes("hello\nworld\n"));
    client.Client.Shutdown(SocketShutdown.Send);
    Console.WriteLine((await new StreamReader(stream).ReadToEndAsync()).Replace("\n", "|") + " " + client.Connected + " " + client.NoDelay);
}
await serving;
listener.Stop();
try { using var refused = new TcpClient(); await refused.ConnectAsync(local); } catch (SocketException e) { Console.WriteLine(e.SocketErrorCode); }

using (Socket a = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp), b = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
{
    a.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    b.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    await a.SendToAsync("datagram"u8.ToArray(), b.LocalEndPoint!);
    byte[] buffer = new byte[100];
    var got = await b.ReceiveFromAsync(buffer, a.LocalEndPoint!);
    Console.WriteLine(Encoding.ASCII.GetString(buffer, 0, got.ReceivedBytes) + " " + got.RemoteEndPoint.Equals(a.LocalEndPoint));
    b.ReceiveTimeout = 20;
    try { b.Receive(buffer); } catch (SocketException e) { Console.WriteLine(e.SocketErrorCode); }
}
string path = Path.Combine(Path.GetTempPath(), "coil-" + Guid.NewGuid().ToString("N"));
using (Socket server = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified), client = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
{
    server.Bind(new UnixDomainSocketEndPoint(path));
    server.Listen();
    var accepted = server.AcceptAsync();
    await client.ConnectAsync(new UnixDomainSocketEndPoint(path));
    using var peer = await accepted;
    client.Send([new ArraySegment<byte>([1, 2]), new ArraySegment<byte>([3])]);
    byte[] three = new byte[3];
    for (int n = 0; n < 3;) n += peer.Receive(three, n, 3 - n, SocketFlags.None);
    Console.WriteLine(string.Join(",", three) + " " + client.Poll(0, SelectMode.SelectWrite) + " " + peer.Available);
}
File.Delete(path);
Console.WriteLine(IPAddress.Parse("::1").IsIPv6LinkLocal + " " + IPAddress.IsLoopback(IPAddress.Parse("127.5.5.5")) + " " + IPNetwork.Parse("10.0.0.0/8").Contains(IPAddress.Parse("10.9.8.7")) + " " + (await Dns.GetHostAddressesAsync("localhost")).Length.CompareTo(0));

static class Text { public static char[] Reverse(this string s) { char[] c = s.ToCharArray(); Array.Reverse(c); return c; } }

// expect: olleh|dlrow|end| False False
// expect: ConnectionRefused
// expect: datagram True
// expect: TimedOut
// expect: 1,2,3 True 0
// expect: False True True 1
