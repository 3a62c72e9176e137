using System.Data;
using Lifeguard.Execution;
using Lifeguard.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lifeguard.Leaks;

/// <summary>Takes a connection back from code that should have let go of it.</summary>
/// <remarks>
/// A connection must not be closed under a running command: two threads on one wire spoil it for whoever gets it next (npgsql#5126). So: cancel, wait until the command is over, close;
/// and whatever comes back this way is not lent again, as the pool is cleared before.
/// </remarks>
internal sealed class Reclaim(NpgsqlDataSource source, LeaseLedger ledger, ILogger logger, string pool, LifeguardOptions options, TimeSpan cancellationTimeout)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Tells of a leak, once, and cancels what uses the connection.</summary>
    public void Report(Lease lease, string why)
    {
        var site = lease.Site.ToString();
        Log.Leaked(logger, pool, site, why, options.Clock.GetElapsedTime(lease.LentAt));
        Instruments.Leaked(pool);
        Traces.Leaked(site);
        lease.Cancel();
    }

    /// <summary>Closes the connection as soon as nothing runs on it. Ends when that is done or when it takes longer than a request to cancel may take; the rest happens later by itself.</summary>
    public async Task CloseAsync(Lease lease)
    {
        var connection = lease.Connection!;
        var closing = CloseWhenQuietAsync(lease, connection);
        if (await EndsWithinAsync(closing, cancellationTimeout + TimeSpan.FromMilliseconds(250)).ConfigureAwait(false)) return;
        Log.WaitsForCommand(logger, pool, lease.Site.ToString());
    }

    /// <summary>Whether it ends in time; what it throws is of no interest to anybody.</summary>
    public static async Task<bool> EndsWithinAsync(Task task, TimeSpan time)
    {
        try
        {
            await task.WaitAsync(time).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            task.Forget();
            return false;
        }
        catch
        {
            return true;
        }
    }

    /// <summary>Closes a connection as soon as nothing runs on it.</summary>
    public static async Task CloseWhenQuietAsync(NpgsqlConnection connection)
    {
        for (var pause = ShortestPause; IsExecuting(connection); pause = pause < LongestPause ? pause * 1.1 : LongestPause) await Task.Delay(pause).ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task CloseWhenQuietAsync(Lease lease, NpgsqlConnection connection)
    {
        // From now on the pool closes what is given back to it, this one as well.
        source.Clear();
        try
        {
            await CloseWhenQuietAsync(connection).ConfigureAwait(false);
        }
        finally
        {
            ledger.Return(lease, isIdleNow: false);
            Log.Reclaimed(logger, pool, lease.Site.ToString());
        }
    }

    public static bool IsExecuting(NpgsqlConnection connection) => (connection.FullState & ConnectionState.Executing) != 0;
}
