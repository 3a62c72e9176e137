using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Poolers.Tests;

/// <summary>A PgBouncer and how it is set up.</summary>
/// <param name="Version">The first two numbers of its version.</param>
/// <param name="MaxPreparedStatements">The setting of that name; null where the version does not have it, or for its default.</param>
/// <param name="InStatementMode">False for transaction mode.</param>
public sealed record PgBouncerKind(string Version, int? MaxPreparedStatements = null, bool InStatementMode = false)
{
    /// <summary>As Debian 12 ships it.</summary>
    public static readonly PgBouncerKind Old = new("1.18");

    /// <summary>As Debian 13 ships it.</summary>
    public static readonly PgBouncerKind New = new("1.24");

    /// <summary>The same, told not to track prepared statements, as Azure's service does.</summary>
    public static readonly PgBouncerKind NewWithoutTracking = new("1.24", 0);

    /// <summary>Debian 13's, in statement mode.</summary>
    public static readonly PgBouncerKind NewInStatementMode = new("1.24", InStatementMode: true);

    /// <summary>What a user would tell Lifeguard of it.</summary>
    public PoolerProfile Profile =>
        new(InStatementMode ? Pooler.PgBouncerStatement : Pooler.PgBouncer, SqlDialect.PostgreSql, System.Version.Parse(Version), MaxPreparedStatements is { } most ? most > 0 : null);

    /// <summary>A name for databases and roles of its own.</summary>
    public string Identifier => $"v{Version.Replace('.', '_')}{(MaxPreparedStatements is { } most ? $"_{most}" : "")}{(InStatementMode ? "_statement" : "")}";
}
