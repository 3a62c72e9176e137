using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Poolers;

/// <summary>What is known of the pooler in front of a database.</summary>
/// <param name="Pooler">Which one.</param>
/// <param name="Database">The database behind it: <see cref="SqlDialect.PostgreSql"/>, <see cref="SqlDialect.MySql"/> or <see cref="SqlDialect.SqlServer"/>.</param>
/// <param name="Version">Its version; null where nobody said.</param>
/// <param name="TracksPreparedStatements">Whether it tracks prepared statements of the wire protocol; null where nobody said.</param>
public sealed record PoolerProfile(Pooler Pooler, SqlDialect Database, Version? Version = null, bool? TracksPreparedStatements = null);
