namespace Lifeguard.Tests.Doubles;

/// <summary>A clock that the test moves. Both of its hands can be moved apart, as a freeze does.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<Action> _late = [];
    private bool _holdsBack;
    private DateTimeOffset _wall = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _ticks = 1_000_000_000;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _wall;
    }

    public override long GetTimestamp()
    {
        lock (_gate) return _ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (_gate) _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves both hands on; timers that fall due fire.</summary>
    public void Advance(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (_gate)
        {
            _wall += time;
            _ticks += time.Ticks;
            due = _timers.Where(timer => timer.IsDue(_ticks)).ToList();
        }

        foreach (var timer in due) timer.Fire();
    }

    /// <summary>Timers that fall due from now on have fired, but nobody runs their callbacks yet: a busy thread pool.</summary>
    public void HoldBack()
    {
        lock (_gate) _holdsBack = true;
    }

    /// <summary>Runs the callbacks that were held back, whatever has become of their timers meanwhile.</summary>
    public void RunLate()
    {
        List<Action> late;
        lock (_gate)
        {
            _holdsBack = false;
            late = [.. _late];
            _late.Clear();
        }

        foreach (var callback in late) callback();
    }

    /// <summary>Time passes outside only: timers and the monotonic hand stand still.</summary>
    public void Freeze(TimeSpan time)
    {
        lock (_gate) _wall += time;
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private long _dueAt = long.MaxValue;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isNow = dueTime == TimeSpan.Zero;
            lock (clock._gate)
            {
                _period = period;
                _dueAt = dueTime == Timeout.InfiniteTimeSpan || isNow ? long.MaxValue : clock._ticks + dueTime.Ticks;
            }

            if (isNow) Fire();
            return true;
        }

        public bool IsDue(long now) => now >= _dueAt;

        public void Fire()
        {
            lock (clock._gate)
            {
                _dueAt = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? long.MaxValue : clock._ticks + _period.Ticks;
                if (clock._holdsBack)
                {
                    clock._late.Add(() => callback(state));
                    return;
                }
            }

            callback(state);
        }

        public void Dispose()
        {
            lock (clock._gate) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
