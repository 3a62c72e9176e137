namespace Lifeguard.Core.Poolers;

/// <summary>One fact about parameters that clients send when they connect.</summary>
public sealed class StartupFact
{
    internal StartupFact(
        Pooler pooler,
        PoolerCondition condition,
        bool? inOptions,
        IReadOnlyList<string> names,
        StartupOutcome outcome,
        Certainty certainty,
        string sources,
        string note,
        bool lostOnReset = false)
    {
        Pooler = pooler;
        Condition = condition;
        InOptions = inOptions;
        Names = names;
        Outcome = outcome;
        Certainty = certainty;
        Sources = PoolerSources.Named(sources);
        Note = note;
        IsLostOnReset = lostOnReset;
    }

    /// <summary>The pooler.</summary>
    public Pooler Pooler { get; }

    /// <summary>The versions it holds for.</summary>
    public PoolerCondition Condition { get; }

    /// <summary>True where it is about parameters inside <c>options</c> only; null where that does not matter.</summary>
    public bool? InOptions { get; }

    /// <summary>The parameters, in lower case; empty for all others.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What becomes of them.</summary>
    public StartupOutcome Outcome { get; }

    /// <summary>True where the client's own <c>DISCARD ALL</c>, which is Npgsql's reset, ends the value.</summary>
    public bool IsLostOnReset { get; }

    /// <summary>How it is known.</summary>
    public Certainty Certainty { get; }

    /// <summary>Who says so.</summary>
    public IReadOnlyList<PoolerSource> Sources { get; }

    /// <summary>What a reader should know besides; may be empty.</summary>
    public string Note { get; }
}
