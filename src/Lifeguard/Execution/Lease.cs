using Lifeguard.Deadlines;
using Npgsql;

namespace Lifeguard.Execution;

/// <summary>One loan of a connection, from the wish for it until it is back: its time, its token, its place in the ledger. Used again for the next loan where nothing went wrong.</summary>
internal sealed class Lease
{
    private static readonly TimeSpan TimerInaccuracy = TimeSpan.FromMilliseconds(15);

    private readonly TimeProvider _clock;
    private readonly LifeguardOptions _options;
    private readonly WorkRace _race = new();

    private CancellationTokenSource _source;
    private CancellationTokenRegistration _caller;
    private CancellationTokenRegistration _over;
    private ITimer? _grace;
    private long _end;
    private TimeSpan _reserve;

    public Lease(LifeguardOptions options)
    {
        _options = options;
        _clock = options.Clock;
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _clock);
    }

    public LifeguardOptions Options => _options;

    public LeaseSite Site { get; private set; }

    public CancellationToken CallerToken { get; private set; }

    /// <summary>The invocation that it belongs to, where one was begun.</summary>
    public Invocation? Invocation { get; private set; }

    public CallPhase Phase { get; set; }

    /// <summary>Whether a transaction is being begun, and none of the caller's code has run.</summary>
    public bool IsPreparing { get; set; }

    /// <summary>Whether its failure has been through recovery, and is the one to show.</summary>
    public bool HasRecovered { get; set; }

    /// <summary>The phase as far as doing it again is concerned.</summary>
    public CallPhase RetryPhase => IsPreparing ? CallPhase.Acquire : Phase;

    public NpgsqlConnection? Connection { get; set; }

    /// <summary>What tells the physical connection from others of the pool.</summary>
    public int BackendId { get; set; }

    /// <summary>On the clock; when the connection was lent.</summary>
    public long LentAt { get; set; }

    /// <summary>Whether the caller has the connection in hand, to give it back himself.</summary>
    public bool IsKept { get; set; }

    /// <summary>Whether it was asked back. Changes only while the ledger is locked.</summary>
    public bool IsRevoked { get; set; }

    public Lease? Next { get; set; }

    public Lease? Previous { get; set; }

    public bool HasDeadline { get; private set; }

    public CancellationToken Token => _source.Token;

    /// <summary>Whether nobody waits for what runs on the connection any more.</summary>
    public bool IsAbandoned => _race.IsCalledOff;

    public bool IsCancelledByCaller => CallerToken.IsCancellationRequested;

    /// <summary>What is left of the caller's time, without the reserve; may be negative. Only where the deadline is known.</summary>
    public TimeSpan Remaining => _clock.GetElapsedTime(_clock.GetTimestamp(), _end);

    /// <summary>Whether the time is over, or so nearly that a timer or the server may have said so already.</summary>
    public bool IsOutOfTime => HasDeadline && Remaining <= TimerInaccuracy;

    /// <summary>How long code that was told to stop is waited for: half of what is kept back for the answer.</summary>
    public TimeSpan Grace => TimeSpan.FromMilliseconds(Math.Max(50, _reserve.TotalMilliseconds / 2));

    public void Begin(Deadline deadline, Invocation? invocation, CancellationToken caller, LeaseSite site)
    {
        Site = site;
        CallerToken = caller;
        Invocation = invocation;
        Phase = CallPhase.Acquire;
        IsPreparing = false;
        HasRecovered = false;
        if (!deadline.IsKnown && invocation is not null) deadline = invocation.Deadline;
        var remaining = deadline.IsKnown ? deadline.Remaining : _options.FunctionTimeout ?? Timeout.InfiniteTimeSpan;
        HasDeadline = remaining != Timeout.InfiniteTimeSpan;
        if (HasDeadline)
        {
            _reserve = DeadlineReserve.Of(remaining, _options);
            var usable = remaining - _reserve;
            _end = _clock.GetTimestamp() + (long)(usable.TotalSeconds * _clock.TimestampFrequency);
            if (usable > TimeSpan.Zero) _source.CancelAfter(usable);
        }
        else
        {
            _reserve = _options.DeadlineReserve;
        }

        Listen();
    }

    /// <summary>Makes it fit for another attempt.</summary>
    public void BeginAgain()
    {
        Phase = CallPhase.Acquire;
        IsPreparing = false;
        Connection = null;
        if (_source.IsCancellationRequested) Renew();
        else if (_caller == default && CallerToken.CanBeCanceled) _caller = ListenToCaller();
    }

    /// <summary>From here on the caller's change of mind is too late: COMMIT is on its way, and to break off would leave its outcome unknown.</summary>
    public void StopListeningToCaller()
    {
        CallerToken.ThrowIfCancellationRequested();
        _caller.Dispose();
        _caller = default;
    }

    /// <summary>Waits for work on the connection; false where it was told to stop and did not.</summary>
    public ValueTask<bool> WaitForAsync(Task work) => _race.WaitAsync(work);

    /// <summary>Tells what runs on the connection to stop. Returns at once: the driver's requests to cancel may take their time.</summary>
    public void Cancel()
    {
        var source = _source;
        _ = CancelAsync(source);

        static async Task CancelAsync(CancellationTokenSource source)
        {
            try
            {
                await source.CancelAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is ObjectDisposedException or AggregateException)
            {
                // The callbacks are the caller's and the driver's; theirs to answer for.
            }
        }
    }

    /// <summary>Ends the loan.</summary>
    /// <returns>Whether it can serve another one.</returns>
    public bool End()
    {
        _caller.Dispose();
        _over.Dispose();
        _grace?.Dispose();
        if (IsRevoked || IsAbandoned || IsKept || !_source.TryReset())
        {
            // Somebody may still look at the token.
            if (!IsRevoked && !IsAbandoned && !IsKept) _source.Dispose();
            else _source.CancelAfter(Timeout.InfiniteTimeSpan);
            return false;
        }

        _caller = default;
        _over = default;
        Connection = null;
        Invocation = null;
        CallerToken = default;
        return true;
    }

    private void Renew()
    {
        _caller.Dispose();
        _over.Dispose();
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _clock);
        ArmDeadline();
        Listen();
    }

    private void ArmDeadline()
    {
        if (!HasDeadline)
        {
            _source.CancelAfter(Timeout.InfiniteTimeSpan);
            return;
        }

        var remaining = Remaining;
        _source.CancelAfter(remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero);
    }

    private void Listen()
    {
        if (CallerToken.CanBeCanceled) _caller = ListenToCaller();
        _over = _source.Token.UnsafeRegister(static lease => ((Lease)lease!).OnCancelled(), this);
    }

    private CancellationTokenRegistration ListenToCaller() => CallerToken.UnsafeRegister(static lease => ((Lease)lease!)._source.Cancel(), this);

    // The caller's own cancelling is the caller's to wait for. The deadline does not wait: the host does not either.
    private void OnCancelled()
    {
        if (Phase == CallPhase.Acquire || IsKept || (IsCancelledByCaller && !IsOutOfTime)) return;
        _grace = _clock.CreateTimer(static lease => ((Lease)lease!)._race.CallOff(), this, Grace, Timeout.InfiniteTimeSpan);
    }
}
