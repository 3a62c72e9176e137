using static Lifeguard.Core.Poolers.Certainty;
using static Lifeguard.Core.Poolers.PoolerCondition;
using static Lifeguard.Core.Poolers.StartupOutcome;

namespace Lifeguard.Core.Poolers;

/// <summary>
/// What becomes of a parameter that a client sends when it connects: Npgsql's <c>Application Name</c>, <c>Timezone</c>, <c>Client Encoding</c>, <c>Search Path</c> and
/// <c>Options</c>. PostgreSQL's only.
/// </summary>
public static class StartupParameters
{
    private static readonly string[] SentByName = [.. ReportedSettings.OfPostgreSql.Where(name => name != ReportedSettings.IntervalStyle)];

    private static readonly string[] SearchPath = ["search_path"];

    /// <summary>All facts; of those about one pooler the first that fits decides.</summary>
    public static IReadOnlyList<StartupFact> Facts { get; } =
    [
        new(Pooler.PgBouncer, Until("1.20"), inOptions: true, [], NotApplied, Measured, "M P1", "Any options parameter is refused."),
        new(Pooler.PgBouncer, Until("1.20"), inOptions: null, [ReportedSettings.IntervalStyle], NotApplied, Measured, "M P1", ""),
        new(Pooler.PgBouncer, Until("1.22"), inOptions: null, [ReportedSettings.ApplicationName], Applied, Measured, "M P1", "Reaches clients that set no name of their own.", lostOnReset: true),
        new(Pooler.PgBouncer, Always, inOptions: null, SentByName, Applied, Measured, "M P2", "", lostOnReset: true),
        new(Pooler.PgBouncer, From("1.20"), inOptions: null, [ReportedSettings.IntervalStyle], Applied, Measured, "M P1", "", lostOnReset: true),
        new(Pooler.PgBouncer, Until("1.23"), inOptions: null, ["replication"], NotApplied, Measured, "M P1", "Replication connections are refused."),
        new(Pooler.PgBouncer, From("1.23"), inOptions: null, ["replication"], Applied, Measured, "M P1", ""),
        new(Pooler.PgBouncer, Always, inOptions: null, SearchPath, NotApplied, Measured, "M P2",
            "Applied only where track_extra_parameters names it and the server reports it, as PostgreSQL 18 and Citus 12 do."),
        new(Pooler.PgBouncer, Always, inOptions: null, [], NotApplied, Measured, "M P2",
            "track_extra_parameters applies those that the server reports, such as default_transaction_read_only."),
        new(Pooler.RdsProxy, Always, inOptions: true, [], NotApplied, Documented, "A8", "Refused: 'RDS Proxy currently doesn't support command-line options'."),
        new(Pooler.Supavisor, Always, inOptions: null, SearchPath, Applied, ReadInSource, "S6", "Clients with another search path get a pool of their own."),
        new(Pooler.PgDog, Always, inOptions: null, [], Applied, Documented, "G1", "Replayed for each client."),
    ];

    /// <summary>What becomes of a parameter; <see cref="Unknown"/> where nobody knows.</summary>
    /// <param name="name">As the server names it: <c>search_path</c>, <c>timezone</c>.</param>
    /// <param name="inOptions">True where it is sent as <c>-c name=value</c> inside <c>Options</c>.</param>
    /// <param name="profile">What is known of the pooler.</param>
    public static StartupAnswer Find(string name, bool inOptions, PoolerProfile profile)
    {
        if (profile.Pooler == Pooler.None) return new(Applied, null);
        if (profile.Database != Sql.SqlDialect.PostgreSql) return new(Unknown, null);

        var product = PoolerProduct.Of(profile.Pooler);
        var owner = profile.Pooler == Pooler.PgBouncerStatement ? Pooler.PgBouncer : product.Base ?? profile.Pooler;
        var version = profile.Version ?? product.AssumedVersion;
        var fact = Facts.FirstOrDefault(candidate =>
            candidate.Pooler == owner
            && (candidate.InOptions is null || candidate.InOptions == inOptions)
            && (version is null || candidate.Condition.Includes(version))
            && (candidate.Names.Count == 0 || candidate.Names.Contains(name, SettingNames.Comparer)));
        return new(fact?.Outcome ?? Unknown, fact);
    }
}
