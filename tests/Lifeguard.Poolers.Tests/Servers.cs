using System.Collections.Concurrent;
using Lifeguard.Poolers.Tests;
using Lifeguard.TestServers;

[assembly: AssemblyFixture(typeof(Servers))]

namespace Lifeguard.Poolers.Tests;

/// <summary>One PostgreSQL and a PgBouncer of each version in front of it, for the whole run.</summary>
public sealed class Servers : IDisposable
{
    private readonly PostgresServer _postgres = PostgresServer.Start("max_connections=900", "max_prepared_transactions=10", "wal_level=logical", "max_wal_senders=4");
    private readonly ConcurrentDictionary<PgBouncerKind, Lazy<Bench>> _benches = new();
    private readonly Lazy<string> _direct;

    public Servers() => _direct = new(() => _postgres.CreateDatabase("direct") + Client.Plainly);

    /// <summary>The connection string of a database without a pooler.</summary>
    public string Direct => _direct.Value;

    /// <summary>The pooler of a kind, with a database of its own behind it.</summary>
    public Bench Bench(PgBouncerKind kind) => _benches.GetOrAdd(kind, key => new Lazy<Bench>(() => new Bench(key, _postgres))).Value;

    public void Dispose()
    {
        foreach (var bench in _benches.Values.Where(bench => bench.IsValueCreated)) bench.Value.Dispose();
        _postgres.Dispose();
    }
}
