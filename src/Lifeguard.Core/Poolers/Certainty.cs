namespace Lifeguard.Core.Poolers;

/// <summary>How a fact about a pooler is known; the surest first.</summary>
public enum Certainty
{
    /// <summary>It was run, with two clients, and this is what happened.</summary>
    Measured,

    /// <summary>The vendor's or project's documentation says so.</summary>
    Documented,

    /// <summary>The pooler's source does so.</summary>
    ReadInSource,

    /// <summary>It follows from how the pooler works; no source says it.</summary>
    Inferred,

    /// <summary>Sources contradict each other: nothing stronger than a suggestion follows.</summary>
    Disputed,
}
