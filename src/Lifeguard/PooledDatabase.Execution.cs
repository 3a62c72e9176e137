using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Lifeguard.Execution;
using Lifeguard.Leaks;
using Lifeguard.Retry;
using Lifeguard.Telemetry;
using Lifeguard.Transactions;
using Npgsql;
using Polly;
using Polly.CircuitBreaker;

namespace Lifeguard;

public sealed partial class PooledDatabase
{
    internal void End(Lease lease)
    {
        if (lease.End()) _leases.PutBack(lease);
    }

    /// <summary>Takes a connection back. Throws nothing: what is wrong with a connection that nobody uses any more is nobody's business.</summary>
    internal ValueTask GiveBackAsync(Lease lease)
    {
        var connection = lease.Connection!;
        if (lease.IsAbandoned || Reclaim.IsExecuting(connection)) return ReclaimAsync(lease);

        // Whoever asked it back is closing it.
        if (lease.IsRevoked && lease.IsKept) return default;

        var used = _ledger.Return(lease, isIdleNow: true);
        Instruments.Used(Name, used);
        _usualMilliseconds += (used.TotalMilliseconds - _usualMilliseconds) * UsualWeight;
        var closing = connection.DisposeAsync();
        if (!closing.IsCompletedSuccessfully) return FinishClosingAsync(closing, lease);
        closing.GetAwaiter().GetResult();
        return default;
    }

    internal async Task EndInvocationAsync(Invocation invocation)
    {
        var leaked = _ledger.Revoke(invocation.Owns);
        foreach (var lease in leaked) _reclaim.Report(lease, "when its invocation ended");

        // Calls of ours that nobody waited for give their connection back by themselves, now that they are cancelled.
        await Task.WhenAll(leaked.Where(lease => lease.IsKept).Select(_reclaim.CloseAsync)).ConfigureAwait(false);
        if (_options.OnInvocationEnd is not { } hook) return;
        try
        {
            using var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _options.Clock);
            if (invocation.Deadline.IsKnown) limit.CancelAfter(invocation.Deadline.Remaining);
            await hook(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            Log.EndHookFailed(_logger, error, Name);
        }
    }

    private Task<T> RunAsync<TUnit, T>(TUnit unit, Deadline deadline, CancellationToken cancellationToken, LeaseSite site)
        where TUnit : struct, IUnit<T> => _options.OnInvocationEnd is null || Invocation.Current is not null
            ? RunAsync<TUnit, T>(unit, BeginLease(deadline, cancellationToken, site))
            : RunAsInvocationAsync<TUnit, T>(unit, deadline, cancellationToken, site);

    /// <summary>A call that is all there is to an invocation, as in a handler that is lent a connection: what is to happen at the end of one happens here.</summary>
    private async Task<T> RunAsInvocationAsync<TUnit, T>(TUnit unit, Deadline deadline, CancellationToken cancellationToken, LeaseSite site)
        where TUnit : struct, IUnit<T>
    {
        var invocation = BeginInvocation(deadline, cancellationToken);
        await using (invocation.ConfigureAwait(false))
        {
            return await RunAsync<TUnit, T>(unit, BeginLease(deadline, cancellationToken, site)).ConfigureAwait(false);
        }
    }

    private Lease BeginLease(Deadline deadline, CancellationToken cancellationToken, LeaseSite site)
    {
        ObjectDisposedException.ThrowIf(_isDisposed != 0, this);
        var lease = _leases.Take();
        lease.Begin(deadline, Invocation.Current, cancellationToken, site);
        return lease;
    }

    /// <summary>A call from its beginning to its end. The way that goes well is here; the other ways lead through <see cref="RecoverAsync"/>.</summary>
    private async Task<T> RunAsync<TUnit, T>(TUnit unit, Lease lease)
        where TUnit : struct, IUnit<T>
    {
        var isKept = false;
        using var span = Traces.Begin(Name, lease.Site, unit.Scope);
        try
        {
            T result;
            try
            {
                if (_breaker.IsClosed)
                {
                    result = await AttemptAsync<TUnit, T>(unit, lease).ConfigureAwait(false);
                    _breaker.Succeeded();
                }
                else
                {
                    result = await RecoverAsync<TUnit, T>(unit, lease, null).ConfigureAwait(false);
                }
            }
            catch (Exception first) when (!lease.HasRecovered)
            {
                result = await RecoverAsync<TUnit, T>(unit, lease, first).ConfigureAwait(false);
            }

            isKept = TUnit.KeepsConnection;
            return result;
        }
        catch (Exception error) when (Traces.Failed(span, error))
        {
            throw;
        }
        finally
        {
            if (!isKept) End(lease);
        }
    }

    private async Task<T> RecoverAsync<TUnit, T>(TUnit unit, Lease lease, Exception? first)
        where TUnit : struct, IUnit<T>
    {
        var recovery = new Recovery(lease, unit.Scope, TUnit.InTransaction, unit.IsVerified, _options, _backoff, _logger, Name, _credential?.CanRefresh == true, UsualDuration);

        // The pipeline answers a cancelled token by itself, and the failure would not be seen. It may be one that says that a COMMIT has not been answered.
        if (first is not null && lease.IsCancelledByCaller) throw Final(first, lease, recovery);
        var context = ResilienceContextPool.Shared.Get(lease.CallerToken);
        context.Properties.Set(Recovery.Key, recovery);
        try
        {
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static async (_, call) =>
                {
                    // The first attempt was made outside; the pipeline learns what came of it.
                    if (Interlocked.Exchange(ref call.First.Error, null) is { } error) return Outcome.FromException<T>(error);
                    try
                    {
                        call.lease.BeginAgain();
                        return Outcome.FromResult(await call.Database.AttemptAsync<TUnit, T>(call.unit, call.lease).ConfigureAwait(false));
                    }
                    catch (Exception again)
                    {
                        return Outcome.FromException<T>(again);
                    }
                },
                context,
                (Database: this, unit, lease, First: new FirstFailure { Error = first })).ConfigureAwait(false);
            return outcome.Exception is { } failure ? throw Final(failure, lease, recovery) : outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private sealed class FirstFailure
    {
        public Exception? Error;
    }

    /// <summary>One attempt: a connection, the work, and the connection back.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> AttemptAsync<TUnit, T>(TUnit unit, Lease lease)
        where TUnit : struct, IUnit<T>
    {
        if (lease.IsOutOfTime) throw new DeadlineExceededException(CallPhase.Acquire, $"The deadline of {lease.Site} had passed before a connection was asked for.");
        lease.CallerToken.ThrowIfCancellationRequested();
        var connection = await OpenAsync(lease).ConfigureAwait(false);
        Lend(lease, connection, out var idle);
        var isBack = false;
        try
        {
            if (_thaw.IsDue(idle)) await ReplaceIfDeadAsync(lease, idle).ConfigureAwait(false);

            // In this order: whoever cancels from here on knows that there is something to wait for.
            lease.Phase = CallPhase.Statement;
            lease.Token.ThrowIfCancellationRequested();
            var work = unit.RunAsync(lease);
            if (!work.IsCompleted && !await lease.WaitForAsync(work).ConfigureAwait(false)) throw Abandoned(lease, work);
            work.GetAwaiter().GetResult();
            isBack = TUnit.KeepsConnection;
            return unit.ResultOf(work);
        }
        finally
        {
            if (!isBack && lease.Connection is not null) await GiveBackAsync(lease).ConfigureAwait(false);
        }
    }

    private ValueTask<NpgsqlConnection> OpenAsync(Lease lease) => _credential is null ? _acquisition.OpenAsync(lease) : OpenWithCredentialAsync(lease);

    private async ValueTask<NpgsqlConnection> OpenWithCredentialAsync(Lease lease)
    {
        try
        {
            return await _acquisition.OpenAsync(lease).ConfigureAwait(false);
        }
        catch (ConnectionAcquisitionException error) when (error.Reason == AcquisitionFailure.AuthenticationFailed)
        {
            Log.CredentialRefused(_logger, Name);
            _credential!.Refused();
            throw;
        }
    }

    private void Lend(Lease lease, NpgsqlConnection connection, out TimeSpan idle)
    {
        lease.Connection = connection;
        lease.BackendId = connection.ProcessID;
        idle = _ledger.Lend(lease);
        if (_watchesAll) _watch.TurnOn();
    }

    private async Task ReplaceIfDeadAsync(Lease lease, TimeSpan idle)
    {
        if (await _thaw.IsAliveAsync(lease, idle).ConfigureAwait(false)) return;

        // The others have been idle in the same freeze.
        var dead = lease.Connection!;
        lease.Connection = null;
        _ledger.Return(lease, isIdleNow: false);
        _ledger.ForgetIdleTimes();
        _source.Clear();
        await Reclaim.EndsWithinAsync(Reclaim.CloseWhenQuietAsync(dead), lease.Grace).ConfigureAwait(false);
        var connection = await OpenAsync(lease).ConfigureAwait(false);
        Lend(lease, connection, out _);
    }

    private Exception Abandoned(Lease lease, Task work)
    {
        work.Forget();
        return lease.Phase == CallPhase.Commit
            ? CommitUnknown.Error(lease, null)
            : new DeadlineExceededException(lease.Phase, $"The deadline ended {lease.Site} while its code was running, and the code went on in spite of its token. The connection is taken back as soon as nothing runs on it.");
    }

    private async ValueTask FinishClosingAsync(ValueTask closing, Lease lease) =>
        await Reclaim.EndsWithinAsync(closing.AsTask(), lease.HasDeadline ? Longer(lease.Remaining, TimeSpan.Zero) + lease.Grace : TimeSpan.FromSeconds(5)).ConfigureAwait(false);

    private async ValueTask ReclaimAsync(Lease lease)
    {
        // Code that was told to stop and is at it is no leak yet; code that returned while its command runs on is.
        if (_ledger.Revoke(lease)) _reclaim.Report(lease, lease.IsAbandoned ? "when its time was over" : "by a command when its code returned");
        if (lease.IsAbandoned) _reclaim.CloseAsync(lease).Forget();
        else await _reclaim.CloseAsync(lease).ConfigureAwait(false);
    }

    /// <summary>Ends the call with what the caller gets to see.</summary>
    private Exception Final(Exception failure, Lease lease, Recovery recovery)
    {
        var shown = Shown(failure, lease, recovery);

        // A later run that failed does not make an earlier COMMIT any better known.
        if (recovery.UnknownCommit is { } unknown && shown is not CommitOutcomeUnknownException) shown = new CommitOutcomeUnknownException($"{unknown.Message} Another run failed: {shown.Message}", new AggregateException(unknown, shown));
        lease.HasRecovered = true;
        if (ReferenceEquals(shown, failure)) ExceptionDispatchInfo.Throw(shown);
        return shown;
    }

    /// <summary>What the caller gets to see of a failure.</summary>
    private Exception Shown(Exception failure, Lease lease, Recovery recovery)
    {
        switch (failure)
        {
            case BrokenCircuitException broken:
                var wait = broken.RetryAfter ?? _options.BreakerMaximumBreak;
                return new DatabaseUnavailableException(wait, $"'{Name}' failed often and is left alone for another {wait.TotalMilliseconds:F0} ms.", recovery.Last ?? broken.InnerException);
            case CommitOutcomeUnknownException:
                Log.CommitUnknown(_logger, Name, lease.Site.ToString());
                return failure;
            case DeadlineExceededException exceeded:
                TellDeadline(lease, exceeded.Phase);
                return failure;
        }

        var isCancellation = Failures.Of(failure) is FailureKind.Cancelled or FailureKind.StatementTimeout;
        if (!isCancellation) return failure;
        if (lease.IsCancelledByCaller) return failure is OperationCanceledException ? new OperationCanceledException(failure.Message, failure, lease.CallerToken) : failure;

        if (lease.IsOutOfTime)
        {
            TellDeadline(lease, lease.Phase);
            return new DeadlineExceededException(lease.Phase, $"The deadline ended {lease.Site} while {(lease.Phase == CallPhase.Acquire ? "it waited for a connection" : "its code was running")}.", failure);
        }

        return lease.IsRevoked && failure is OperationCanceledException
            ? new DeadlineExceededException(lease.Phase, $"{lease.Site} held its connection for longer than {_options.LeakThreshold} and was asked to give it back.", failure)
            : failure;
    }

    private void TellDeadline(Lease lease, CallPhase phase)
    {
        Log.DeadlineExceeded(_logger, Name, lease.Site.ToString(), phase);
        Instruments.RanOutOfTime(Name, phase);
        Traces.RanOutOfTime(phase);
    }

    // About the last twenty calls count. Two threads at once may lose one: it is an estimate.
    private const double UsualWeight = 0.1;

    private TimeSpan UsualDuration() => TimeSpan.FromMilliseconds(Volatile.Read(ref _usualMilliseconds));

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
