namespace Lifeguard.Core.Poolers;

/// <summary>What becomes of a parameter, and the fact that says so.</summary>
/// <param name="Outcome">What becomes of it.</param>
/// <param name="Fact">Who says so; null where nobody does, or where there is no pooler.</param>
public sealed record StartupAnswer(StartupOutcome Outcome, StartupFact? Fact)
{
    /// <summary>True where the value ends with the driver's reset before the connection is used again.</summary>
    public bool IsLostOnReset => Fact is { IsLostOnReset: true };
}
