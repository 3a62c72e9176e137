using Lifeguard.Execution;
using Lifeguard.Thaw;

namespace Lifeguard.Leaks;

/// <summary>Which connections are out, to whom and since when, and how long the others have been idle.</summary>
internal sealed class LeaseLedger(TimeProvider clock, int poolSize)
{
    private readonly object _gate = new();
    private readonly IdleTimes _idle = new(poolSize);
    private Lease? _first;
    private int _count;

    /// <summary>How many are out.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Enters a loan.</summary>
    /// <returns>How long its connection had been idle; zero for a new one.</returns>
    public TimeSpan Lend(Lease lease)
    {
        var now = clock.GetTimestamp();
        var wall = clock.GetUtcNow().UtcTicks;
        lease.LentAt = now;
        lock (_gate)
        {
            lease.Previous = null;
            lease.Next = _first;
            if (_first is not null) _first.Previous = lease;
            _first = lease;
            _count++;
            return _idle.Take(lease.BackendId, now, wall, clock);
        }
    }

    /// <summary>Strikes a loan out.</summary>
    /// <param name="isIdleNow">Whether the connection goes back to the pool.</param>
    /// <returns>How long it was out.</returns>
    public TimeSpan Return(Lease lease, bool isIdleNow)
    {
        var now = clock.GetTimestamp();
        var wall = clock.GetUtcNow().UtcTicks;
        lock (_gate)
        {
            if (lease.Previous is not null) lease.Previous.Next = lease.Next;
            else if (ReferenceEquals(_first, lease)) _first = lease.Next;
            else return TimeSpan.Zero;
            if (lease.Next is not null) lease.Next.Previous = lease.Previous;
            lease.Next = lease.Previous = null;
            _count--;
            if (isIdleNow) _idle.Put(lease.BackendId, now, wall);
        }

        return clock.GetElapsedTime(lease.LentAt, now);
    }

    /// <summary>A connection that was never lent goes to the pool.</summary>
    public void WentIdle(int backend)
    {
        var now = clock.GetTimestamp();
        var wall = clock.GetUtcNow().UtcTicks;
        lock (_gate)
        {
            _idle.Put(backend, now, wall);
        }
    }

    /// <summary>Asks loans back. Each is asked once.</summary>
    public List<Lease> Revoke(Func<Lease, bool> isAskedBack)
    {
        var revoked = new List<Lease>();
        lock (_gate)
        {
            for (var lease = _first; lease is not null; lease = lease.Next)
            {
                if (lease.IsRevoked || !isAskedBack(lease)) continue;
                lease.IsRevoked = true;
                revoked.Add(lease);
            }
        }

        return revoked;
    }

    /// <summary>Asks one loan back.</summary>
    /// <returns>Whether it had not been asked back before.</returns>
    public bool Revoke(Lease lease)
    {
        lock (_gate)
        {
            if (lease.IsRevoked) return false;
            return lease.IsRevoked = true;
        }
    }

    /// <summary>All connections are new from now on.</summary>
    public void ForgetIdleTimes()
    {
        lock (_gate)
        {
            _idle.Clear();
        }
    }
}
