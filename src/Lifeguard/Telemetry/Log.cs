using Microsoft.Extensions.Logging;

namespace Lifeguard.Telemetry;

/// <summary>Every line that is logged. No secret and no connection string stands in any of them.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "'{Pool}' is another pool for {Endpoint} in this process ({Count} now). Each keeps connections of its own; share one PooledDatabase.")]
    public static partial void SecondPool(ILogger logger, string pool, string endpoint, int count);

    [LoggerMessage(2, LogLevel.Warning, "'{Pool}': {Keywords} of the connection string cannot be kept behind {Topology} and is set to what works there.")]
    public static partial void KeywordsReplaced(ILogger logger, string pool, string keywords, DatabaseTopology topology);

    [LoggerMessage(3, LogLevel.Information, "'{Pool}': a connection gave no sign of life after lying idle for {Idle}. It was replaced.")]
    public static partial void StaleEvicted(ILogger logger, string pool, TimeSpan idle);

    [LoggerMessage(4, LogLevel.Warning, "'{Pool}': attempt {Attempt} failed while {Phase} ({Failure}). The next one starts in {DelayMilliseconds} ms.")]
    public static partial void Retrying(ILogger logger, string pool, int attempt, CallPhase phase, string failure, long delayMilliseconds);

    [LoggerMessage(5, LogLevel.Warning, "'{Pool}': no further attempt after {Attempt}, as {DelayMilliseconds} ms of waiting would not fit into the {RemainingMilliseconds} ms that remain.")]
    public static partial void NoTimeToRetry(ILogger logger, string pool, int attempt, long delayMilliseconds, long remainingMilliseconds);

    [LoggerMessage(6, LogLevel.Error, "'{Pool}': the database failed so often that it is left alone for {BreakMilliseconds} ms.")]
    public static partial void BreakerOpened(ILogger logger, string pool, long breakMilliseconds);

    [LoggerMessage(7, LogLevel.Information, "'{Pool}': the database answers again.")]
    public static partial void BreakerClosed(ILogger logger, string pool);

    [LoggerMessage(8, LogLevel.Error, "'{Pool}': a connection lent to {Site} was still in use {Why}. It has been out for {Held}. What still uses it is cancelled, then it is closed.")]
    public static partial void Leaked(ILogger logger, string pool, string site, string why, TimeSpan held);

    [LoggerMessage(9, LogLevel.Warning, "'{Pool}': the connection lent to {Site} is still running a command that does not heed its token. It is closed as soon as that ends.")]
    public static partial void WaitsForCommand(ILogger logger, string pool, string site);

    [LoggerMessage(10, LogLevel.Information, "'{Pool}': the connection lent to {Site} is closed now.")]
    public static partial void Reclaimed(ILogger logger, string pool, string site);

    [LoggerMessage(11, LogLevel.Warning, "'{Pool}': the deadline ended a call from {Site} while {Phase}.")]
    public static partial void DeadlineExceeded(ILogger logger, string pool, string site, CallPhase phase);

    [LoggerMessage(12, LogLevel.Error, "'{Pool}': the outcome of a COMMIT of {Site} is not known: the connection ended before the answer came.")]
    public static partial void CommitUnknown(ILogger logger, string pool, string site);

    [LoggerMessage(13, LogLevel.Information, "'{Pool}': the server refused the credential; a fresh one is asked for.")]
    public static partial void CredentialRefused(ILogger logger, string pool);

    [LoggerMessage(14, LogLevel.Warning, "'{Pool}': a hook at the end of the invocation failed.")]
    public static partial void EndHookFailed(ILogger logger, Exception error, string pool);

    [LoggerMessage(15, LogLevel.Information, "'{Pool}': the pool was emptied {When}.")]
    public static partial void SnapshotHook(ILogger logger, string pool, string when);

    [LoggerMessage(16, LogLevel.Information, "'{Pool}': the outcome of a COMMIT of {Site} was asked for: committed = {Committed}.")]
    public static partial void CommitVerified(ILogger logger, string pool, string site, bool committed);
}
