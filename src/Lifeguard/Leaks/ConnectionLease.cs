using Lifeguard.Execution;
using Npgsql;

namespace Lifeguard;

/// <summary>A connection that the caller has in hand and gives back by disposing of this. Prefer <c>WithConnectionAsync</c>, which cannot forget it.</summary>
public sealed class ConnectionLease : IAsyncDisposable
{
    private readonly PooledDatabase _database;
    private readonly Lease _lease;
    private int _isBack;

    internal ConnectionLease(PooledDatabase database, Lease lease)
    {
        _database = database;
        _lease = lease;
        Connection = lease.Connection!;
        Token = lease.Token;
    }

    /// <summary>The open connection.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Ends with the deadline, or when the connection is asked back because it was out for too long. Pass it to each command.</summary>
    public CancellationToken Token { get; }

    /// <summary>Gives the connection back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isBack, 1) != 0) return;
        await _database.GiveBackAsync(_lease).ConfigureAwait(false);
        _database.End(_lease);
    }
}
