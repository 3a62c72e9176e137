using Lifeguard.Execution;

namespace Lifeguard.Leaks;

/// <summary>Looks for connections that have been out for too long, while there are any. A frozen process does not look, and its clock stands still.</summary>
internal sealed class LeakWatch : IDisposable
{
    private readonly LeaseLedger _ledger;
    private readonly Reclaim _reclaim;
    private readonly LifeguardOptions _options;
    private readonly TimeSpan _period;
    private readonly ITimer _timer;
    private int _isOn;

    public LeakWatch(LeaseLedger ledger, Reclaim reclaim, LifeguardOptions options)
    {
        _ledger = ledger;
        _reclaim = reclaim;
        _options = options;
        _period = options.LeakThreshold / 4;

        // It outlives the invocation that happens to be the first.
        using var flow = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        _timer = options.Clock.CreateTimer(static watch => ((LeakWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>There is something to look for.</summary>
    public void TurnOn()
    {
        if (Volatile.Read(ref _isOn) == 0 && Interlocked.Exchange(ref _isOn, 1) == 0) _timer.Change(_period, _period);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_ledger.Count == 0)
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Volatile.Write(ref _isOn, 0);

            // One may have been lent since the look.
            if (_ledger.Count > 0) TurnOn();
            return;
        }

        var now = _options.Clock.GetTimestamp();
        foreach (var lease in _ledger.Revoke(lease => IsOverdue(lease, now)))
        {
            _reclaim.Report(lease, $"after {_options.LeakThreshold}");

            // Code that runs inside one of our calls gives its connection back there, once the call is over.
            if (lease.IsKept) _reclaim.CloseAsync(lease).Forget();
        }
    }

    // The deadline takes care of a call as long as there is one; what is left of it past its deadline is a leak.
    private bool IsOverdue(Lease lease, long now) =>
        _options.Clock.GetElapsedTime(lease.LentAt, now) >= _options.LeakThreshold && (!lease.HasDeadline || lease.Remaining + lease.Grace < TimeSpan.Zero);
}
