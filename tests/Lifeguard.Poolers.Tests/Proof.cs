using Lifeguard.Core.Poolers;

namespace Lifeguard.Poolers.Tests;

/// <summary>How a feature is used, and what is looked at afterwards.</summary>
/// <param name="Feature">The row of the table.</param>
/// <param name="Name">The setting or part that is meant, where the table tells them apart; else empty.</param>
/// <param name="Observe">Uses it and says what was seen.</param>
public sealed record Proof(SessionFeature Feature, string Name, Func<Bench, Observation> Observe)
{
    public override string ToString() => Name.Length == 0 ? Feature.ToString() : $"{Feature} {Name}";
}
