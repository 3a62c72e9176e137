namespace Lifeguard.Core.Poolers;

/// <summary>What becomes of a session feature behind the pooler of a profile, how surely, and what it hangs on.</summary>
public sealed class PoolerAnswer
{
    internal PoolerAnswer(
        SessionFeature feature,
        PoolerProfile profile,
        PoolerVerdict verdict,
        Consequences consequences = Consequences.None,
        Certainty certainty = Certainty.Inferred,
        IReadOnlyList<PoolerSource>? sources = null,
        IReadOnlyList<PoolerDependency>? dependsOn = null)
    {
        Feature = feature;
        Profile = profile;
        Verdict = verdict;
        Consequences = consequences;
        Certainty = certainty;
        Sources = sources ?? [];
        DependsOn = dependsOn ?? [];
    }

    /// <summary>What was asked about.</summary>
    public SessionFeature Feature { get; }

    /// <summary>Whom it was asked for.</summary>
    public PoolerProfile Profile { get; }

    /// <summary>What becomes of it.</summary>
    public PoolerVerdict Verdict { get; }

    /// <summary>What follows.</summary>
    public Consequences Consequences { get; }

    /// <summary>How it is known. Nothing stronger than a suggestion follows from what is <see cref="Poolers.Certainty.Disputed"/>.</summary>
    public Certainty Certainty { get; }

    /// <summary>Who says so.</summary>
    public IReadOnlyList<PoolerSource> Sources { get; }

    /// <summary>What would change the verdict, as far as the profile leaves it open; empty where nothing would.</summary>
    public IReadOnlyList<PoolerDependency> DependsOn { get; }

    /// <summary>True where something is lost: a server connection's multiplexing, state, or the right answer.</summary>
    public bool IsHarmful => Verdict is PoolerVerdict.Pins or PoolerVerdict.Rejected or PoolerVerdict.Breaks;

    /// <summary>True where the verdict is worth a warning: harmful, and no source contradicts it.</summary>
    public bool IsCertainlyHarmful => IsHarmful && Certainty != Certainty.Disputed;

    /// <summary>The pooler as a message names it: <c>RDS Proxy</c>.</summary>
    public string PoolerName => PoolerProduct.Of(Profile.Pooler).Name;

    /// <summary>What happens, as the predicate of a sentence whose subject is the statement: <c>is undone when the transaction ends, …</c>.</summary>
    public string Sentence => VerdictSentences.For(Feature, Verdict, Consequences);

    /// <summary>All of <see cref="DependsOn"/> as a piece of a sentence; empty where nothing would change the verdict.</summary>
    public string DependsOnText => string.Join("; ", DependsOn.Select(dependency => dependency.Text));
}
