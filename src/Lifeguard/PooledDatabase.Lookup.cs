using Microsoft.Extensions.Logging;
using Npgsql;

namespace Lifeguard;

public sealed partial class PooledDatabase
{
    /// <summary>The database of this name, one per process. It is made at the first call, unless <c>AddLifeguard</c> has made one of that name.</summary>
    /// <param name="name">An environment variable with the connection string, or a key below <c>ConnectionStrings</c> (<c>ConnectionStrings__NAME</c>).</param>
    /// <exception cref="LifeguardConfigurationException">There is no connection string of that name, or it is wrong.</exception>
    public static PooledDatabase ForName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return PooledDatabases.Get(name);
    }

    /// <summary>Says how the database of a name is to behave, for programs without dependency injection: in the static constructor of the handler's class, say.</summary>
    /// <param name="name">As <see cref="ForName"/> is given it.</param>
    /// <param name="configure">Changes the options.</param>
    /// <param name="loggers">Where it logs; by default nowhere.</param>
    /// <exception cref="InvalidOperationException">The database has been made already.</exception>
    public static void Configure(string name, Action<LifeguardOptions> configure, ILoggerFactory? loggers = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        if (!PooledDatabases.Configure(name, configure, loggers)) throw new InvalidOperationException($"'{name}' has been made already: configure it before it is first used.");
    }

    /// <summary>The database behind a data source, always the same one. The data source stays the caller's, with its settings; topology and credentials are his as well.</summary>
    /// <param name="source">The pool.</param>
    public static PooledDatabase ForDataSource(NpgsqlDataSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return PooledDatabases.Get(source);
    }
}
