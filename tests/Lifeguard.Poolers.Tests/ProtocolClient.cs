using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Lifeguard.Poolers.Tests;

/// <summary>A client that sends the messages of PostgreSQL's protocol one by one, which no driver lets a test do. Needs a server that trusts it.</summary>
public sealed class ProtocolClient : IDisposable
{
    private const int ProtocolVersion3 = 196608;

    private readonly TcpClient _socket;
    private readonly NetworkStream _stream;

    public ProtocolClient(string connectionString)
    {
        var target = new NpgsqlConnectionStringBuilder(connectionString);
        _socket = new TcpClient(target.Host!, target.Port) { ReceiveTimeout = 20_000 };
        _stream = _socket.GetStream();
        var body = new List<byte>();
        AddNumber(body, ProtocolVersion3);
        foreach (var text in new[] { "user", target.Username!, "database", target.Database!, "" }) AddText(body, text);
        Send(null, body);
        Assert.Null(Receive().Error);
    }

    /// <summary>Runs a text as a simple query, and returns the last value of its answer.</summary>
    public string? Query(string sql)
    {
        var body = new List<byte>();
        AddText(body, sql);
        Send('Q', body);
        return Receive().Value;
    }

    /// <summary>Parses a statement without a name, and ends the round trip.</summary>
    public void Parse(string sql)
    {
        var body = new List<byte>();
        AddText(body, "");
        AddText(body, sql);
        body.AddRange([0, 0]);
        Send('P', body);
        Send('S', []);
        Assert.Null(Receive().Error);
    }

    /// <summary>Runs the statement without a name in a round trip of its own: the last value of its answer, or the error.</summary>
    public (string? Value, string? Error) Execute()
    {
        Send('B', [0, 0, 0, 0, 0, 0, 0, 0]);
        Send('E', [0, 0, 0, 0, 0]);
        Send('S', []);
        return Receive();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private static void AddText(List<byte> body, string text) => body.AddRange([.. Encoding.UTF8.GetBytes(text), 0]);

    private static void AddNumber(List<byte> body, int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        body.AddRange(bytes);
    }

    private void Send(char? kind, List<byte> body)
    {
        var message = new List<byte>();
        if (kind is { } letter) message.Add((byte)letter);
        AddNumber(message, body.Count + 4);
        _stream.Write([.. message, .. body]);
    }

    // Up to ReadyForQuery.
    private (string? Value, string? Error) Receive()
    {
        string? value = null;
        string? error = null;
        while (true)
        {
            var head = Read(5);
            var body = Read(BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4);
            switch ((char)head[0])
            {
                case 'D':
                    // One column: its count, its length, its text.
                    value = Encoding.UTF8.GetString(body, 6, body.Length - 6);
                    break;
                case 'E':
                    error = Encoding.UTF8.GetString(body).Split('\0').Single(field => field.StartsWith('C'))[1..];
                    break;
                case 'Z':
                    return (value, error);
            }
        }
    }

    private byte[] Read(int count)
    {
        var bytes = new byte[count];
        _stream.ReadExactly(bytes);
        return bytes;
    }
}
