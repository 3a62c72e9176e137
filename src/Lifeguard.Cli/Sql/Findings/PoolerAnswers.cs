using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.Cli.Sql.Findings;

/// <summary>What one pooler makes of effects: asked of <see cref="PoolerTable"/> once for each feature, not once for each statement.</summary>
/// <param name="profile">The pooler.</param>
internal sealed class PoolerAnswers(PoolerProfile profile)
{
    // A dump may name any number of settings; what is kept of them is bounded.
    private const int MostKept = 4096;

    private static readonly HashSet<SessionFeature> NameMatters = [.. PoolerTable.Facts.Where(fact => fact.Condition.Names.Count > 0).Select(fact => fact.Feature)];

    private readonly Dictionary<(SessionFeature Feature, string Name), PoolerAnswer> _known = [];

    /// <summary>The pooler.</summary>
    public PoolerProfile Profile { get; } = profile;

    /// <summary>The answer for an effect; null for what no pooler cares about.</summary>
    public PoolerAnswer? Of(SessionEffect effect)
    {
        if (SessionFeatures.Of(effect, Profile.Database) is not { } feature) return null;
        var key = (feature, NameMatters.Contains(feature) ? effect.Name : "");
        if (_known.TryGetValue(key, out var answer)) return answer;
        if (_known.Count >= MostKept) _known.Clear();
        return _known[key] = PoolerTable.Find(feature, Profile, key.Item2);
    }
}
