// Operations that wait on a socket end when the other side closes, when the socket is closed, and when they are cancelled.
using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

var listener = new TcpListener(IPAddress.Loopback, 0);
listener.Start();
async Task<(Socket, Socket)> Pair()
{
    var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    Task connect = client.ConnectAsync(listener.LocalEndpoint);
    Socket server = await listener.AcceptSocketAsync();
    await connect;
    return (client, server);
}

byte[] buffer = new byte[16];
var (a, b) = await Pair();
Task<int> reading = a.ReceiveAsync(buffer, SocketFlags.None);
await Task.Delay(20);
Console.WriteLine(reading.IsCompleted);
b.Dispose();
Console.WriteLine(await reading);

(a, b) = await Pair();
reading = a.ReceiveAsync(buffer, SocketFlags.None);
await Task.Delay(20);
a.Dispose();
try { await reading; }
catch (SocketException e) { Console.WriteLine(e.SocketErrorCode); }
GC.KeepAlive(b); // a socket that nobody holds is closed when it is collected

(a, b) = await Pair();
using var cancel = new CancellationTokenSource(30);
try { await a.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, cancel.Token); }
catch (OperationCanceledException) { Console.WriteLine("cancelled"); }
GC.KeepAlive(b);

try { await new TcpClient().ConnectAsync(IPAddress.Loopback, 1); }
catch (SocketException e) { Console.WriteLine(e.SocketErrorCode); }

// expect: False
// expect: 0
// expect: OperationAborted
// expect: cancelled
// expect: ConnectionRefused
