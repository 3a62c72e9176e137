using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lifeguard.Configuration;
using Npgsql;

namespace Lifeguard;

/// <summary>The databases of this process by name: one each, however many handlers ask for it.</summary>
internal static class PooledDatabases
{
    private static readonly ConcurrentDictionary<string, Lazy<PooledDatabase>> ByName = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<NpgsqlDataSource, PooledDatabase> BySource = [];

    public static PooledDatabase Get(string name)
    {
        var database = ByName.GetOrAdd(name, static key => new Lazy<PooledDatabase>(() => new PooledDatabase(new LifeguardOptions(), key, ConnectionStringSource.Find(key, null), null, null)));
        try
        {
            return database.Value;
        }
        catch
        {
            // Not for ever: a test or a later configuration may put it right.
            ByName.TryRemove(KeyValuePair.Create(name, database));
            throw;
        }
    }

    public static PooledDatabase Get(NpgsqlDataSource source) => BySource.GetValue(source, static key => new PooledDatabase(new LifeguardOptions(), "database", key.ConnectionString, key, null));

    /// <summary>From now on the name leads to this one.</summary>
    public static void Register(PooledDatabase database) => ByName[database.Name] = new Lazy<PooledDatabase>(database);

    public static void Forget(PooledDatabase database)
    {
        if (ByName.TryGetValue(database.Name, out var known) && known.IsValueCreated && ReferenceEquals(known.Value, database)) ByName.TryRemove(KeyValuePair.Create(database.Name, known));
    }
}
