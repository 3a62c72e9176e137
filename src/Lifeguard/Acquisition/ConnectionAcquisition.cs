using Lifeguard.Execution;
using Lifeguard.Leaks;
using Lifeguard.Retry;
using Lifeguard.Telemetry;
using Npgsql;

namespace Lifeguard.Acquisition;

/// <summary>Gets a connection within its own time limit, and says what was in the way when there is none.</summary>
internal sealed class ConnectionAcquisition(NpgsqlDataSource source, LifeguardOptions options, LeaseLedger ledger, ServerProbe probe, string pool, int poolSize)
{
    /// <exception cref="ConnectionAcquisitionException">There is none.</exception>
    /// <exception cref="OperationCanceledException">The caller or the deadline ended it.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(Lease lease)
    {
        var started = options.Clock.GetTimestamp();

        // Not the lease's token: who gives up must not break off a handshake that is under way. A server that takes longer for it than the limit would never be reached,
        // as each attempt would begin anew. The driver's own timeout ends it, and what it brings late serves the next call.
        var opening = source.OpenConnectionAsync(CancellationToken.None);
        return opening.IsCompletedSuccessfully ? Measured(opening, started) : WaitAsync(opening, lease, started);
    }

    private ValueTask<NpgsqlConnection> Measured(ValueTask<NpgsqlConnection> opening, long started)
    {
        Instruments.Waited(pool, options.Clock.GetElapsedTime(started));
        return opening;
    }

    private async ValueTask<NpgsqlConnection> WaitAsync(ValueTask<NpgsqlConnection> opening, Lease lease, long started)
    {
        var limit = Limit(lease);
        var connecting = opening.AsTask();
        try
        {
            // A limit of the wait's own: a timer on the lease's token that was set back too late would end the statement that comes after.
            var connection = await connecting.WaitAsync(limit, options.Clock, lease.Token).ConfigureAwait(false);
            Traces.Waited(options.Clock.GetElapsedTime(started), null);
            return connection;
        }
        catch (Exception error)
        {
            if (error is OperationCanceledException or TimeoutException) DropAsync(connecting).Forget();
            var explained = await ExplainAsync(error, lease, options.Clock.GetElapsedTime(started)).ConfigureAwait(false);
            Traces.Waited(options.Clock.GetElapsedTime(started), Failures.NameOf(explained ?? error));
            if (explained is not null) throw explained;
            throw;
        }
        finally
        {
            Instruments.Waited(pool, options.Clock.GetElapsedTime(started));
        }
    }

    /// <summary>A connection that comes when nobody waits for it any more goes to the pool.</summary>
    private async Task DropAsync(Task<NpgsqlConnection> connecting)
    {
        var connection = await connecting.ConfigureAwait(false);
        ledger.WentIdle(connection.ProcessID);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private TimeSpan Limit(Lease lease)
    {
        if (!lease.HasDeadline) return options.AcquisitionTimeout;
        var share = lease.Remaining * options.AcquisitionShare;
        if (share < TimeSpan.Zero) return TimeSpan.Zero;
        return share < options.AcquisitionTimeout ? share : options.AcquisitionTimeout;
    }

    /// <summary>Null: the failure speaks for itself.</summary>
    private async ValueTask<Exception?> ExplainAsync(Exception error, Lease lease, TimeSpan waited)
    {
        if (lease.IsCancelledByCaller) return null;
        if (Failures.IsCredentialUnavailable(error)) return new ConnectionAcquisitionException(AcquisitionFailure.CredentialUnavailable, $"No connection of '{pool}': the credential could not be had.", waited, error);

        // Bare where the limit ended the wait; the driver's own is inside of an exception of its own.
        if (error is TimeoutException) return await TimedOutAsync(error, lease, waited).ConfigureAwait(false);
        switch (Failures.Of(error))
        {
            case FailureKind.Cancelled or FailureKind.StatementTimeout:
                // The limit cannot tell what it waited for; a look at the pool and at the server can.
                return await TimedOutAsync(error, lease, waited).ConfigureAwait(false);
            case FailureKind.Full:
                return Failed(AcquisitionFailure.ServerFull, "the server has no connection left to give");
            case FailureKind.Starting or FailureKind.Lost when error is PostgresException:
                return Failed(AcquisitionFailure.ServerStarting, "the server is starting, stopping or recovering");
            case FailureKind.Authentication:
                return Failed(AcquisitionFailure.AuthenticationFailed, "the server does not accept the credential");
            case FailureKind.Lost:
                return Failed(AcquisitionFailure.ServerUnreachable, "nobody answers there, or the connection was refused or broken off");
            default:
                return error is NpgsqlException ? Failed(AcquisitionFailure.Refused, "the server refused it") : null;
        }

        ConnectionAcquisitionException Failed(AcquisitionFailure reason, string what) =>
            new(reason, $"No connection of '{pool}' to {probe.Address} after {waited.TotalMilliseconds:F0} ms: {what}{Code(error)}.", waited, error);
    }

    private async ValueTask<Exception> TimedOutAsync(Exception error, Lease lease, TimeSpan waited)
    {
        // This call has no connection, so all that are out are with others.
        var isPoolEmpty = ledger.Count >= poolSize;
        var (reason, what) = isPoolEmpty ? (AcquisitionFailure.PoolEmpty, $"all {poolSize} connections of this process are lent out, to code that takes one while it holds another, or that takes its time")
            : await probe.AnswersAsync(lease).ConfigureAwait(false) ? (AcquisitionFailure.ServerSlow, "the server takes connections, but does not answer in time")
            : (AcquisitionFailure.ServerUnreachable, "nobody answers there");
        var explained = new ConnectionAcquisitionException(reason, $"No connection of '{pool}' to {probe.Address} after {waited.TotalMilliseconds:F0} ms: {what}.", waited, error);
        return lease.IsOutOfTime ? new DeadlineExceededException(CallPhase.Acquire, $"The deadline passed while waiting for a connection. {explained.Message}", explained) : explained;
    }

    private static string Code(Exception error) => error is PostgresException postgres ? $" ({postgres.SqlState})" : "";
}
