using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lifeguard.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lifeguard;

/// <summary>The databases of this process by name: one each, however many handlers ask for it.</summary>
internal static class PooledDatabases
{
    private static readonly ConcurrentDictionary<string, Lazy<PooledDatabase>> ByName = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, (Action<LifeguardOptions> Configure, ILoggerFactory? Loggers)> Configurations = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Action<LifeguardOptions>> Suggestions = new(StringComparer.Ordinal);
    private static readonly ConditionalWeakTable<PooledDatabase, object> Homemade = [];
    private static readonly ConditionalWeakTable<NpgsqlDataSource, PooledDatabase> BySource = [];

    public static PooledDatabase Get(string name)
    {
        var database = ByName.GetOrAdd(name, static key => new Lazy<PooledDatabase>(() => Make(key)));
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

    /// <summary>How the database of this name is to be made.</summary>
    /// <returns>False: there is one already.</returns>
    public static bool Configure(string name, Action<LifeguardOptions> configure, ILoggerFactory? loggers)
    {
        if (ByName.TryGetValue(name, out var made) && made.IsValueCreated) return false;
        Configurations[name] = (configure, loggers);
        return true;
    }

    /// <summary>How the database of this name is to be made where nobody has services to ask. What was said by <see cref="Configure"/> comes first.</summary>
    public static void Suggest(string name, Action<LifeguardOptions> configure) => Suggestions[name] = configure;

    /// <summary>From now on the name leads to what this makes, when it is first asked for. One that was made for its name alone stays.</summary>
    /// <param name="make">May throw <see cref="ObjectDisposedException"/>: the services have gone, and the name is on its own again.</param>
    public static void Promise(string name, Func<PooledDatabase> make)
    {
        var promised = new Lazy<PooledDatabase>(() =>
        {
            try
            {
                return make();
            }
            catch (ObjectDisposedException)
            {
                return Make(name);
            }
        });
        ByName.AddOrUpdate(name, promised, (key, known) => known.IsValueCreated && Homemade.TryGetValue(known.Value, out _) ? known : promised);
    }

    /// <summary>The database that was made for its name alone, before there were services to ask; null: there is none.</summary>
    public static PooledDatabase? MadeForName(string name) => ByName.TryGetValue(name, out var known) && known.IsValueCreated && Homemade.TryGetValue(known.Value, out _) ? known.Value : null;

    /// <summary>From now on the name leads to this one.</summary>
    public static void Register(PooledDatabase database) => ByName[database.Name] = new Lazy<PooledDatabase>(database);

    public static void Forget(PooledDatabase database)
    {
        if (BySource.TryGetValue(database.DataSource, out var behind) && ReferenceEquals(behind, database)) BySource.Remove(database.DataSource);
        if (ByName.TryGetValue(database.Name, out var known) && known.IsValueCreated && ReferenceEquals(known.Value, database)) ByName.TryRemove(KeyValuePair.Create(database.Name, known));
    }

    private static PooledDatabase Make(string name)
    {
        var options = new LifeguardOptions();
        var (configure, loggers) = Configurations.GetValueOrDefault(name);
        (configure ?? Suggestions.GetValueOrDefault(name))?.Invoke(options);
        var database = new PooledDatabase(options, name, options.ConnectionString ?? ConnectionStringSource.Find(name, null), null, loggers);
        Homemade.Add(database, database);
        return database;
    }
}
