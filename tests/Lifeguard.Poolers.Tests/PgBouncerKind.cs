using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Poolers.Tests;

/// <summary>A PgBouncer in transaction mode.</summary>
/// <param name="Version">The first two numbers of its version.</param>
/// <param name="MaxPreparedStatements">The setting of that name; null where the version does not have it, or for its default.</param>
public sealed record PgBouncerKind(string Version, int? MaxPreparedStatements = null)
{
    /// <summary>As Debian 12 ships it.</summary>
    public static readonly PgBouncerKind Old = new("1.18");

    /// <summary>As Debian 13 ships it.</summary>
    public static readonly PgBouncerKind New = new("1.24");

    /// <summary>The same, told not to track prepared statements, as Azure's service does.</summary>
    public static readonly PgBouncerKind NewWithoutTracking = new("1.24", 0);

    /// <summary>What a user would tell Lifeguard of it.</summary>
    public PoolerProfile Profile =>
        new(Pooler.PgBouncer, SqlDialect.PostgreSql, System.Version.Parse(Version), MaxPreparedStatements is { } most ? most > 0 : null);

    public override string ToString() => MaxPreparedStatements is { } most ? $"PgBouncer {Version} with max_prepared_statements={most}" : $"PgBouncer {Version}";
}
