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
    private int _serverPort;
    private byte[]? _cutAt;
    private bool _deliver;
    private Action? _meanwhile;
    private int _connections;
    private int _pulled;
    private int _held;
    private int _cut;
    private int _closedByServer;

    public WireProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Where later connections lead to.</summary>
    public int ServerPort
    {
        get => Volatile.Read(ref _serverPort);
        set => Volatile.Write(ref _serverPort, value);
    }

    /// <summary>How long later connections wait until somebody attends to them.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>What later connections are told in place of the server's word, with the severity FATAL; null: nothing.</summary>
    public (string SqlState, string Message)? Refusal { get; set; }

    /// <summary>How many connections there have been.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>How many of them the server has ended.</summary>
    public int ClosedByServer => Volatile.Read(ref _closedByServer);

    /// <summary>Cuts the wire once, when the client sends this text. The server gets it or not; the client hears nothing more either way.</summary>
    /// <param name="meanwhile">Called between delivering and cutting.</param>
    public void CutAt(string text, bool deliver, Action? meanwhile = null)
    {
        _deliver = deliver;
        _meanwhile = meanwhile;
        Volatile.Write(ref _cutAt, Encoding.ASCII.GetBytes(text));
    }

    /// <summary>From now on nothing is passed on over the connections that there are, and nothing is closed: a cable that was pulled. Later connections work.</summary>
    public void PullWires() => Volatile.Write(ref _pulled, Connections);

    /// <summary>The ends of wires that were pulled learn of it, as they do after hours.</summary>
    public void CutPulledWires() => Volatile.Write(ref _cut, Volatile.Read(ref _pulled));

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
                _sockets.Add(client);
                _ = ServeAsync(client, Interlocked.Increment(ref _connections));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The end of the test.
        }
    }

    private async Task ServeAsync(Socket client, int number)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _sockets.Add(server);
        try
        {
            await Task.Delay(Delay, _end.Token);
            if (Refusal is { } refusal)
            {
                await client.ReceiveAsync(new byte[4096], _end.Token);
                await client.SendAsync(ErrorResponse(refusal.SqlState, refusal.Message), _end.Token);
                return;
            }

            await server.ConnectAsync(IPAddress.Loopback, ServerPort, _end.Token);
            await Task.WhenAny(FromClientAsync(client, server, number), FromServerAsync(server, client, number));
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

    private async Task FromClientAsync(Socket client, Socket server, int number)
    {
        var buffer = new byte[64 * 1024];
        while (await client.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
        {
            await SilenceAsync(number);
            var isCut = _cutAt is { } text && buffer.AsSpan(0, count).IndexOf(text) >= 0;
            if (isCut)
            {
                _cutAt = null;
                if (_deliver)
                {
                    // The server has done what it was told by the time the client is cut off; its answer is held back.
                    Volatile.Write(ref _held, number);
                    await server.SendAsync(buffer.AsMemory(0, count), _end.Token);
                    await Task.Delay(100, _end.Token);
                    _meanwhile?.Invoke();
                    await SilenceAsync(number, ignoreHold: true);
                }

                return;
            }

            await server.SendAsync(buffer.AsMemory(0, count), _end.Token);
        }
    }

    private async Task FromServerAsync(Socket server, Socket client, int number)
    {
        var buffer = new byte[64 * 1024];
        while (await server.ReceiveAsync(buffer, _end.Token) is > 0 and var count)
        {
            await SilenceAsync(number);
            await client.SendAsync(buffer.AsMemory(0, count), _end.Token);
        }

        Interlocked.Increment(ref _closedByServer);

        // A wire that is held or was pulled does not pass this on either.
        await SilenceAsync(number);
    }

    private static byte[] ErrorResponse(string state, string message)
    {
        var fields = Encoding.UTF8.GetBytes($"SFATAL\0VFATAL\0C{state}\0M{message}\0\0");
        var response = new byte[fields.Length + 5];
        response[0] = (byte)'E';
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(response.AsSpan(1), fields.Length + 4);
        fields.CopyTo(response, 5);
        return response;
    }

    private async Task SilenceAsync(int number, bool ignoreHold = false)
    {
        while (number <= Volatile.Read(ref _pulled) || (!ignoreHold && number == Volatile.Read(ref _held)))
        {
            if (number <= Volatile.Read(ref _cut)) throw new OperationCanceledException();
            await Task.Delay(10, _end.Token);
        }
    }
}
