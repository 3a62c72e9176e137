using Lifeguard.Core.Poolers;

namespace Lifeguard.Poolers.Tests;

/// <summary>What was seen when a feature was used behind a pooler, in the words of the table.</summary>
/// <param name="Verdict">The verdict that it amounts to.</param>
/// <param name="Consequences">What followed.</param>
public sealed record Observation(PoolerVerdict Verdict, Consequences Consequences)
{
    /// <summary>It worked, and left nothing.</summary>
    public static readonly Observation Safe = new(PoolerVerdict.Safe, Consequences.None);

    /// <summary>It did nothing.</summary>
    public static readonly Observation NoEffect = new(PoolerVerdict.NoEffect, Consequences.None);

    /// <summary>It was refused.</summary>
    public static readonly Observation Rejected = new(PoolerVerdict.Rejected, Consequences.None);

    /// <summary>Others had to wait until the transaction ended.</summary>
    public static readonly Observation PinsUntilTransactionEnds = new(PoolerVerdict.Pins, Consequences.UntilTransactionEnds);

    /// <summary>Safe where nothing harmful was seen, else broken.</summary>
    public static Observation Of(params (bool Seen, Consequences Consequence)[] harm)
    {
        var sum = harm.Where(entry => entry.Seen).Aggregate(Consequences.None, (all, entry) => all | entry.Consequence);
        return sum == Consequences.None ? Safe : new(PoolerVerdict.Breaks, sum);
    }
}
