namespace Lifeguard.Core.Poolers;

/// <summary>A pooler that an address gives away.</summary>
/// <param name="Pooler">Which; <see cref="Poolers.Pooler.None"/> where the address is certainly that of a database itself, or of a pooler in session mode.</param>
/// <param name="TracksPreparedStatements">Whether it tracks prepared statements, where the address tells; else null.</param>
/// <param name="Sign">What gave it away, for messages: <c>the host name ends in pooler.supabase.com</c>.</param>
public sealed record RecognisedPooler(Pooler Pooler, bool? TracksPreparedStatements, string Sign)
{
    /// <summary>As much of a profile as the address tells.</summary>
    public PoolerProfile ProfileFor(Sql.SqlDialect database) => new(Pooler, database, null, TracksPreparedStatements);
}
