namespace Lifeguard.Core.Poolers;

/// <summary>What else could be the case: the condition under which another verdict holds, as far as nobody said that it does not.</summary>
public sealed class PoolerDependency
{
    internal PoolerDependency(PoolerProduct product, PoolerCondition condition, PoolerVerdict verdict)
    {
        Product = product;
        Condition = condition;
        Verdict = verdict;
        DefaultSince = condition.Option is { } option ? product.DefaultSince(option, condition.OptionIsOn) : null;
    }

    /// <summary>Whose condition it is.</summary>
    public PoolerProduct Product { get; }

    /// <summary>The condition.</summary>
    public PoolerCondition Condition { get; }

    /// <summary>What would hold then.</summary>
    public PoolerVerdict Verdict { get; }

    /// <summary>The version from which on the condition's option stands so by default; null where it does not, or always did.</summary>
    public Version? DefaultSince { get; }

    /// <summary>As a piece of a sentence: <c>works with PgBouncer 1.22 or later where max_prepared_statements is above 0 (the default since 1.24)</c>.</summary>
    public string Text => VerdictSentences.Shortly(Verdict) + " with " + ConditionText.Of(Condition, Product)
        + (DefaultSince is null ? "" : $" (the default since {DefaultSince})");

    /// <inheritdoc/>
    public override string ToString() => Text;
}
