using Lifeguard.Core.Poolers.Facts;
using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Poolers;

/// <summary>What does a pooler make of a session feature? Data, not code: the facts are in <c>Facts</c>, one file a pooler.</summary>
public static class PoolerTable
{
    private static readonly FactSheet[] Sheets =
    [
        PgBouncerFacts.Sheet, PgBouncerStatementFacts.Sheet, RdsProxyPostgresFacts.Sheet, SupavisorFacts.Sheet, PgCatFacts.Sheet, OdysseyFacts.Sheet,
        PgDogFacts.Sheet, HyperdriveFacts.PostgreSql, RdsProxyMySqlFacts.Sheet, ProxySqlFacts.Sheet, VitessFacts.Sheet, HyperdriveFacts.MySql,
        RdsProxySqlServerFacts.Sheet,
    ];

    private static readonly ILookup<(Pooler, SqlDialect, SessionFeature), PoolerFact> ByCell =
        Sheets.SelectMany(sheet => sheet).ToLookup(fact => (fact.Pooler, fact.Database, fact.Feature));

    /// <summary>Every fact, by pooler and in the order of its sheet.</summary>
    public static IReadOnlyList<PoolerFact> Facts { get; } = [.. Sheets.SelectMany(sheet => sheet)];

    /// <summary>
    /// The poolers that <see cref="Pooler.Transaction"/> stands for. pgdog is none of them: it replays what its clients set, which no other does, so that
    /// nothing could be said of all.
    /// </summary>
    public static IReadOnlyList<Pooler> Generic(SqlDialect database) => database switch
    {
        SqlDialect.PostgreSql => [Pooler.PgBouncer, Pooler.RdsProxy, Pooler.Supavisor, Pooler.PgCat, Pooler.Odyssey, Pooler.Neon, Pooler.AzurePgBouncer, Pooler.CloudSqlManagedPooling, Pooler.Hyperdrive],
        SqlDialect.MySql => [Pooler.RdsProxy, Pooler.ProxySql, Pooler.Vitess, Pooler.Hyperdrive],

        // One product is no kind: whoever uses SQL Server through RDS Proxy has to say so.
        _ => [],
    };

    /// <summary>The facts about a feature behind a pooler, its own or those of the pooler that it inherits from; the first whose condition holds decides.</summary>
    public static IEnumerable<PoolerFact> FactsOn(SessionFeature feature, Pooler pooler, SqlDialect database)
    {
        var own = ByCell[(pooler, database, feature)];
        return own.Any() || PoolerProduct.Of(pooler).Base is not { } owner ? own : ByCell[(owner, database, feature)];
    }

    /// <summary>What becomes of a feature.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="profile">What is known of the pooler.</param>
    /// <param name="name">The setting, function or part that is meant, where it matters, as the server names it; empty where it is not known.</param>
    public static PoolerAnswer Find(SessionFeature feature, PoolerProfile profile, string name = "") => profile.Pooler switch
    {
        Pooler.None => new PoolerAnswer(feature, profile, PoolerVerdict.Safe, certainty: Certainty.Documented),
        Pooler.Transaction => GenericVerdict.Of(feature, profile, name),
        _ => CellVerdict.Of(FactsOn(feature, profile.Pooler, profile.Database), feature, profile, name),
    };

    /// <summary>What becomes of what a statement leaves in its session; null for what is no feature of the table.</summary>
    public static PoolerAnswer? Find(SessionEffect effect, PoolerProfile profile)
    {
        if (SessionFeatures.Of(effect, profile.Database) is not { } feature) return null;

        // SET of a setting whose name the text does not say: it may be one that the server reports.
        var answer = Find(feature, profile, effect.Name);
        return feature == SessionFeature.Setting && effect.Name.Length == 0 && profile.Database == SqlDialect.PostgreSql
            && Find(SessionFeature.ReportedSetting, profile).Verdict != answer.Verdict
            ? new PoolerAnswer(feature, profile, PoolerVerdict.Unknown)
            : answer;
    }
}
