using System.Collections;
using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Poolers;

/// <summary>
/// What is known of one pooler in front of one database, a line a fact. Of several lines about one feature the first whose condition holds decides.
/// </summary>
internal sealed class FactSheet(Pooler pooler, SqlDialect database) : IEnumerable<PoolerFact>
{
    private readonly List<PoolerFact> _facts = [];

    public Pooler Pooler => pooler;

    public SqlDialect Database => database;

    public void Add(
        SessionFeature feature,
        PoolerVerdict verdict,
        Certainty certainty,
        string sources = "",
        Consequences consequences = Consequences.None,
        PoolerCondition? when = null,
        string note = "") => _facts.Add(new PoolerFact(pooler, database, feature, verdict, certainty, sources, consequences, when, note));

    public IEnumerator<PoolerFact> GetEnumerator() => _facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
