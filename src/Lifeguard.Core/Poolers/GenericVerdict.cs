using Lifeguard.Core.Sql;

namespace Lifeguard.Core.Poolers;

/// <summary>
/// What is true of every transaction pooler? At least half of them must be known; one that is not does not stand in the way, one that differs does: then
/// nothing is said.
/// </summary>
internal static class GenericVerdict
{
    public static PoolerAnswer Of(SessionFeature feature, PoolerProfile profile, string name)
    {
        var answers = PoolerTable.Generic(profile.Database).Select(pooler => PoolerTable.Find(feature, profile with { Pooler = pooler, Version = null }, name)).ToList();

        // What sources dispute is no knowledge.
        var known = answers.Where(answer => answer.Verdict != PoolerVerdict.Unknown && answer.Certainty != Certainty.Disputed).ToList();
        var dependsOn = Exceptions(feature, profile, name, known);
        if (known.Count * 2 < answers.Count || known.Count == 0) return new PoolerAnswer(feature, profile, PoolerVerdict.Unknown, dependsOn: dependsOn);

        var certainty = known.Max(answer => answer.Certainty);
        if (known.All(answer => !answer.IsHarmful))
        {
            var good = known.All(answer => answer.Verdict == PoolerVerdict.NoEffect) ? PoolerVerdict.NoEffect : PoolerVerdict.Safe;
            return new PoolerAnswer(feature, profile, good, certainty: certainty);
        }

        if (known.Exists(answer => !answer.IsHarmful)) return new PoolerAnswer(feature, profile, PoolerVerdict.Unknown, dependsOn: dependsOn);

        var verdicts = known.Select(answer => answer.Verdict).Distinct().ToList();
        var consequences = known.Aggregate(Consequences.None, (sum, answer) => sum | answer.Consequences);
        return new PoolerAnswer(
            feature,
            profile,
            verdicts.Count == 1 ? verdicts[0] : PoolerVerdict.Breaks,
            verdicts.Count == 1 ? consequences : consequences | Consequences.DependsOnPooler,
            certainty,
            [.. known.SelectMany(answer => answer.Sources).Distinct()],
            dependsOn);
    }

    private static IReadOnlyList<PoolerDependency> Exceptions(SessionFeature feature, PoolerProfile profile, string name, List<PoolerAnswer> known)
    {
        // Services that run another pooler depend on the same things.
        var own = known.SelectMany(answer => answer.DependsOn).GroupBy(dependency => dependency.Text).Select(group => group.First());
        if (profile.Database != SqlDialect.PostgreSql || !known.Exists(answer => answer.IsHarmful)) return [.. own];

        var replayed = PoolerTable.Find(feature, profile with { Pooler = Pooler.PgDog, Version = null }, name);
        return replayed.Verdict == PoolerVerdict.Safe
            ? [.. own, new PoolerDependency(PoolerProduct.Of(Pooler.PgDog), PoolerCondition.Always, PoolerVerdict.Safe)]
            : [.. own];
    }
}
