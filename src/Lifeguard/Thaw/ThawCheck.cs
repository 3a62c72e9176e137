using Lifeguard.Execution;
using Lifeguard.Telemetry;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lifeguard.Thaw;

/// <summary>Asks a connection that lay idle for long for a sign of life.</summary>
internal sealed class ThawCheck(LifeguardOptions options, string pool, ILogger logger)
{
    public bool IsDue(TimeSpan idle) => idle > options.IdleProbeThreshold;

    /// <returns>Whether it lives. If not, the question may still be running on it.</returns>
    /// <exception cref="OperationCanceledException">The caller or the deadline ended the question.</exception>
    public async Task<bool> IsAliveAsync(Lease lease, TimeSpan idle)
    {
        using var limit = new CancellationTokenSource(options.IdleProbeTimeout, options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(lease.Token, limit.Token);
        try
        {
            // While the driver reads what a reset has put ahead of the command it heeds no token, only the timeout in whole seconds. It is not waited for that long.
            var answer = AskAsync(lease.Connection!, both.Token);
            answer.Forget();
            await answer.WaitAsync(both.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is NpgsqlException || (error is OperationCanceledException && !lease.Token.IsCancellationRequested))
        {
            Log.StaleEvicted(logger, pool, idle);
            Instruments.EvictedStale(pool);
            Traces.EvictedStale();
            return false;
        }
    }

    private async Task AskAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var question = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = (int)Math.Ceiling(options.IdleProbeTimeout.TotalSeconds) };
        await using (question.ConfigureAwait(false))
        {
            await question.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
