using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Lifeguard.Tests.Wire;

/// <summary>Stands between client and server and breaks the wire where a test says so.</summary>
internal sealed class WireProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly CancellationTokenSource _end = new();
    private readonly int _serverPort;
    private byte[]? _cutAt;
    private bool _deliver;
    private volatile bool _isSilent;
    private int _connections;

    public WireProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How many connections there have been.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Cuts the wire once, when the client sends this text. The server gets it or not; the client hears nothing more either way.</summary>
    public void CutAt(string text, bool deliver)
    {
        _deliver = deliver;
        Volatile.Write(ref _cutAt, Encoding.ASCII.GetBytes(text));
    }

    /// <summary>From now on nothing is passed on in either direction, and nothing is closed: a cable that was pulled.</summary>
    public void FallSilent() => _isSilent = true;

    public void SpeakAgain() => _isSilent = false;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        foreach (var socket in _sockets) socket.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_end.Token);
                client.NoDelay = true;
                Interlocked.Increment(ref _connections);
                _sockets.Add(client);
                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _sockets.Add(server);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, _end.Token);
            await Task.WhenAny(FromClientAsync(client, server), FromServerAsync(server, client));
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // One side has gone.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
        }
    }

    private async Task FromClientAsync(Socket client, Socket server)
    {
        var buffer = new byte[64 * 1024];
        while (await client.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
        {
            await SilenceAsync();
            var isCut = _cutAt is { } text && buffer.AsSpan(0, count).IndexOf(text) >= 0;
            if (isCut)
            {
                _cutAt = null;
                if (_deliver)
                {
                    // The server's answer proves that it has done what it was told; nobody passes it on, as the client's side is closed.
                    client.Shutdown(SocketShutdown.Send);
                    await server.SendAsync(buffer.AsMemory(0, count), _end.Token);
                    await Task.Delay(100, _end.Token);
                }

                return;
            }

            await server.SendAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }

    private async Task FromServerAsync(Socket server, Socket client)
    {
        var buffer = new byte[64 * 1024];
        while (await server.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
        {
            await SilenceAsync();
            await client.SendAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }

    private async Task SilenceAsync()
    {
        while (_isSilent) await Task.Delay(10, _end.Token);
    }
}
