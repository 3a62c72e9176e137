using Lifeguard.Execution;
using Lifeguard.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace Lifeguard.Retry;

/// <summary>What one call has been through since its first failure, and whether it may try again.</summary>
internal sealed class Recovery(Lease lease, RetryScope scope, bool inTransaction, bool isVerified, LifeguardOptions options, Backoff backoff, ILogger logger, string pool, bool canRefreshCredential, Func<TimeSpan> usualDuration)
{
    public static readonly ResiliencePropertyKey<Recovery> Key = new("lifeguard.recovery");

    private int _attempt = 1;
    private int _acquireRetries;
    private int _reruns;
    private bool _hasRefreshed;

    /// <summary>How long to wait before the attempt that was granted.</summary>
    public TimeSpan Delay { get; private set; }

    /// <summary>The last failure that was the database's, not the breaker's.</summary>
    public Exception? Last { get; private set; }

    /// <summary>The COMMIT of an earlier run whose outcome is not known, whatever came after it.</summary>
    public CommitOutcomeUnknownException? UnknownCommit { get; private set; }

    public bool Grants(Exception error, bool isFirst)
    {
        var failure = Failures.Of(error);
        if (failure == FailureKind.BreakerOpen) return !isFirst && GrantsAfterBreak(error);

        Last = error;
        UnknownCommit ??= error as CommitOutcomeUnknownException;
        if (lease.IsCancelledByCaller || lease.IsOutOfTime || lease.IsAbandoned || lease.IsRevoked) return false;
        if (failure == FailureKind.CommitUnknown && isVerified) return false;
        if (!RetryRules.Allows(lease.RetryPhase, failure, scope, inTransaction, canRefreshCredential && !_hasRefreshed) || !HasAttemptsLeft()) return false;

        var delay = failure == FailureKind.Authentication ? TimeSpan.Zero : backoff.Delay(_attempt - 1, failure.IsOverload());
        if (!Fits(delay)) return false;
        Grant(delay, failure, error);
        return true;
    }

    private bool HasAttemptsLeft() => lease.RetryPhase == CallPhase.Acquire ? _acquireRetries < options.MaxAcquireRetries : _reruns < options.MaxReruns;

    // The break came while this call was trying: it may sit it out. Others fail at once.
    private bool GrantsAfterBreak(Exception error)
    {
        if (lease.IsCancelledByCaller || lease.IsOutOfTime || lease.IsRevoked || _acquireRetries >= options.MaxAcquireRetries) return false;
        var delay = ((error as BrokenCircuitException)?.RetryAfter ?? options.BreakerMaximumBreak) + backoff.Delay(0, overloaded: false);
        if (!Fits(delay)) return false;
        lease.Phase = CallPhase.Acquire;
        Grant(delay, FailureKind.BreakerOpen, error);
        return true;
    }

    private bool Fits(TimeSpan delay)
    {
        if (!lease.HasDeadline || delay + usualDuration() < lease.Remaining) return true;
        Log.NoTimeToRetry(logger, pool, _attempt, (long)delay.TotalMilliseconds, (long)lease.Remaining.TotalMilliseconds);
        return false;
    }

    private void Grant(TimeSpan delay, FailureKind failure, Exception error)
    {
        var name = Failures.NameOf(error);
        Log.Retrying(logger, pool, _attempt, lease.RetryPhase, name, (long)delay.TotalMilliseconds);
        Instruments.Retried(pool, lease.RetryPhase, name);
        Traces.Retried(lease.RetryPhase, _attempt, delay, name);
        _attempt++;
        if (failure == FailureKind.Authentication) _hasRefreshed = true;
        if (lease.RetryPhase == CallPhase.Acquire) _acquireRetries++;
        else _reruns++;
        Delay = delay;
    }
}
