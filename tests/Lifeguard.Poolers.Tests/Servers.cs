using System.Collections.Concurrent;
using Lifeguard.Poolers.Tests;
using Lifeguard.TestServers;

[assembly: AssemblyFixture(typeof(Servers))]

namespace Lifeguard.Poolers.Tests;

/// <summary>One PostgreSQL and a PgBouncer of each version in front of it, for the whole run.</summary>
public sealed class Servers : IDisposable
{
    private const string Schema = """
        CREATE ROLE reader IN ROLE pg_read_all_settings;
        CREATE TABLE orders (n int PRIMARY KEY);
        INSERT INTO orders VALUES (1);
        CREATE TABLE visits (n bigint);
        CREATE TABLE "lock" ("set" int);
        CREATE SEQUENCE numbers;
        CREATE SCHEMA shop;
        CREATE TABLE shop.currval (lastval int, nextval int);
        CREATE FUNCTION shop.set_config(text, text, boolean) RETURNS text LANGUAGE sql AS 'SELECT $2';
        """;

    private readonly PostgresServer _postgres = PostgresServer.Start("max_connections=900", "max_prepared_transactions=10", "wal_level=logical", "max_wal_senders=4");
    private readonly ConcurrentDictionary<PgBouncerKind, Lazy<Bench>> _benches = new();
    private readonly Lazy<string> _forStatements;

    public Servers() => _forStatements = new(() => _postgres.CreateDatabase("statements", Schema) + Client.Plainly);

    /// <summary>The connection string of a database without a pooler, with what statements talk about.</summary>
    public string ForStatements => _forStatements.Value;

    /// <summary>The pooler of a kind, with a database of its own behind it.</summary>
    public Bench Bench(PgBouncerKind kind) => _benches.GetOrAdd(kind, key => new Lazy<Bench>(() => new Bench(key, _postgres))).Value;

    public void Dispose()
    {
        foreach (var bench in _benches.Values.Where(bench => bench.IsValueCreated)) bench.Value.Dispose();
        _postgres.Dispose();
    }
}
