namespace Medallion.Threading.Postgres;

public sealed class PostgresDistributedLock
{
    public PostgresDistributedLock(PostgresAdvisoryLockKey key, string connectionString, Action<PostgresConnectionOptionsBuilder>? options = null)
    {
    }

    public PostgresAdvisoryLockKey Key => throw new ContractOnly();

    public PostgresDistributedLockHandle Acquire(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => throw new ContractOnly();

    public ValueTask<PostgresDistributedLockHandle> AcquireAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default) => throw new ContractOnly();

    public PostgresDistributedLockHandle? TryAcquire(TimeSpan timeout = default, CancellationToken cancellationToken = default) => throw new ContractOnly();

    public ValueTask<PostgresDistributedLockHandle?> TryAcquireAsync(TimeSpan timeout = default, CancellationToken cancellationToken = default) => throw new ContractOnly();
}

public sealed class PostgresDistributedLockHandle : IDisposable, IAsyncDisposable
{
    private PostgresDistributedLockHandle()
    {
    }

    public CancellationToken HandleLostToken => throw new ContractOnly();

    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => default;
}

public readonly struct PostgresAdvisoryLockKey
{
    public PostgresAdvisoryLockKey(long key)
    {
    }

    public PostgresAdvisoryLockKey(int key1, int key2)
    {
    }

    public PostgresAdvisoryLockKey(string name, bool allowHashing = false)
    {
    }
}

public sealed class PostgresConnectionOptionsBuilder
{
    internal PostgresConnectionOptionsBuilder()
    {
    }

    public PostgresConnectionOptionsBuilder KeepaliveCadence(TimeSpan keepaliveCadence) => throw new ContractOnly();

    public PostgresConnectionOptionsBuilder UseMultiplexing(bool useMultiplexing = true) => throw new ContractOnly();

    public PostgresConnectionOptionsBuilder UseTransaction(bool useTransaction = true) => throw new ContractOnly();
}
