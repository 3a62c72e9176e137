using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Poolers;

/// <summary>One fact: what a pooler makes of a session feature, under a condition, and how that is known.</summary>
public sealed class PoolerFact
{
    internal PoolerFact(
        Pooler pooler,
        SqlDialect database,
        SessionFeature feature,
        PoolerVerdict verdict,
        Certainty certainty,
        string sources,
        Consequences consequences,
        PoolerCondition? when,
        string note)
    {
        Pooler = pooler;
        Database = database;
        Feature = feature;
        Verdict = verdict;
        Certainty = certainty;
        Sources = PoolerSources.Named(sources);
        Consequences = consequences;
        Condition = when ?? PoolerCondition.Always;
        Note = note;
    }

    /// <summary>The pooler.</summary>
    public Pooler Pooler { get; }

    /// <summary>The database behind it.</summary>
    public SqlDialect Database { get; }

    /// <summary>The feature.</summary>
    public SessionFeature Feature { get; }

    /// <summary>What becomes of it.</summary>
    public PoolerVerdict Verdict { get; }

    /// <summary>What follows.</summary>
    public Consequences Consequences { get; }

    /// <summary>When this is so.</summary>
    public PoolerCondition Condition { get; }

    /// <summary>How it is known.</summary>
    public Certainty Certainty { get; }

    /// <summary>Who says so; empty for what is inferred.</summary>
    public IReadOnlyList<PoolerSource> Sources { get; }

    /// <summary>What a reader should know besides; may be empty.</summary>
    public string Note { get; }
}
