using Lifeguard.Execution;

namespace Lifeguard;

/// <summary>One invocation of a function: its deadline, and the connections that are lent while it runs. What is still out when it ends is a leak at that moment.</summary>
/// <remarks>Generated handlers that are given a <see cref="PooledDatabase"/> begin one. Calls on the database inside of it take over its deadline.</remarks>
public sealed class Invocation : IAsyncDisposable
{
    private static readonly AsyncLocal<Invocation?> Ambient = new();

    private readonly PooledDatabase _database;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _caller;
    private int _hasEnded;

    internal Invocation(PooledDatabase database, Deadline deadline, TimeSpan usable, CancellationToken cancellationToken, TimeProvider clock)
    {
        _database = database;
        Deadline = deadline;
        _source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        if (usable != Timeout.InfiniteTimeSpan) _source.CancelAfter(usable > TimeSpan.Zero ? usable : TimeSpan.Zero);
        if (cancellationToken.CanBeCanceled) _caller = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), _source);
        Ambient.Value = this;
    }

    /// <summary>When the host ends it.</summary>
    public Deadline Deadline { get; }

    /// <summary>Ends with the deadline, less what is kept back for the answer, or with the caller's token.</summary>
    public CancellationToken Token => _source.Token;

    internal static Invocation? Current => Ambient.Value is { _hasEnded: 0 } invocation ? invocation : null;

    internal bool Owns(Lease lease) => ReferenceEquals(lease.Invocation, this);

    /// <summary>Ends it: connections that are still out are reported, cancelled and closed, and <see cref="LifeguardOptions.OnInvocationEnd"/> is called. Throws nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) != 0) return;
        if (ReferenceEquals(Ambient.Value, this)) Ambient.Value = null;
        await _database.EndInvocationAsync(this).ConfigureAwait(false);
        await _caller.DisposeAsync().ConfigureAwait(false);
        _source.Dispose();
    }
}
