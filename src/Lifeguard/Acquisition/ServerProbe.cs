using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Lifeguard.Execution;
using Lifeguard.Topology;
using Npgsql;

namespace Lifeguard.Acquisition;

/// <summary>Does anybody take connections at the server's address? Asked only after a wait was in vain, to tell a slow server from one that is not there.</summary>
internal sealed class ServerProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    private readonly string _host;
    private readonly int _port;

    public ServerProbe(NpgsqlConnectionStringBuilder settings) => (_host, _port) = TopologyDetection.FirstHost(settings);

    public string Address => string.Create(CultureInfo.InvariantCulture, $"{_host}:{_port}");

    public async Task<bool> AnswersAsync(Lease lease)
    {
        // The time that is kept back is not for this.
        var patience = lease.HasDeadline && lease.Grace < Patience ? lease.Grace : Patience;
        using var limit = new CancellationTokenSource(patience);
        using var socket = _host.StartsWith('/') ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            EndPoint address = _host.StartsWith('/')
                ? new UnixDomainSocketEndPoint(Path.Combine(_host, string.Create(CultureInfo.InvariantCulture, $".s.PGSQL.{_port}")))
                : new DnsEndPoint(_host, _port);
            await socket.ConnectAsync(address, limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException or ArgumentException)
        {
            return false;
        }
    }
}
