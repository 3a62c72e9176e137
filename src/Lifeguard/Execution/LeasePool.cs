namespace Lifeguard.Execution;

/// <summary>Leases that wait for their next loan.</summary>
internal sealed class LeasePool(LifeguardOptions options, int size)
{
    private readonly Lease?[] _free = new Lease?[Math.Clamp(size, 1, 64)];

    public Lease Take()
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (_free[i] is not null && Interlocked.Exchange(ref _free[i], null) is { } lease) return lease;
        }

        return new Lease(options);
    }

    public void PutBack(Lease lease)
    {
        for (var i = 0; i < _free.Length; i++)
        {
            if (_free[i] is null && Interlocked.CompareExchange(ref _free[i], lease, null) is null) return;
        }
    }
}
