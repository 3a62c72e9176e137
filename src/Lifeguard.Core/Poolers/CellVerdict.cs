namespace Lifeguard.Core.Poolers;

/// <summary>Which of the facts about one feature and one pooler holds for a profile?</summary>
internal static class CellVerdict
{
    public static PoolerAnswer Of(IEnumerable<PoolerFact> facts, SessionFeature feature, PoolerProfile profile, string name)
    {
        var all = facts.Where(fact => MayConcern(fact.Condition, name)).ToList();
        var product = PoolerProduct.Of(profile.Pooler);
        var version = profile.Version ?? product.AssumedVersion;

        // In order, up to the first that certainly holds; those before it may.
        var candidates = new List<PoolerFact>();
        var oneHolds = false;
        foreach (var fact in all)
        {
            var holds = Holds(fact.Condition, product, profile, version, name);
            if (holds != false) candidates.Add(fact);
            oneHolds = holds == true;
            if (oneHolds) break;
        }

        if (candidates.Count == 0) return new PoolerAnswer(feature, profile, PoolerVerdict.Unknown);

        var first = candidates[0];
        var agree = oneHolds && candidates.All(fact => fact.Verdict == first.Verdict);
        var verdict = agree ? first.Verdict : PoolerVerdict.Unknown;
        var others = from fact in all
                     where fact.Verdict != verdict && fact.Verdict != PoolerVerdict.Unknown && IsOpen(fact.Condition, product, profile)
                     select new PoolerDependency(product, fact.Condition, fact.Verdict);
        return new PoolerAnswer(
            feature,
            profile,
            verdict,
            agree ? candidates.Aggregate(Consequences.None, (sum, fact) => sum | fact.Consequences) : Consequences.None,
            product.InheritanceIsInferred ? Worse(Certainty.Inferred, first.Certainty) : candidates.Max(fact => fact.Certainty),
            first.Sources,
            [.. others]);
    }

    private static Certainty Worse(Certainty left, Certainty right) => left > right ? left : right;

    // The name is part of the question: what is said of other names does not belong to the answer.
    private static bool MayConcern(PoolerCondition condition, string name) =>
        condition.Names.Count == 0 || name.Length == 0 || condition.Names.Contains(name, SettingNames.Comparer);

    // Null where the profile and what is known of the product leave it open.
    private static bool? Holds(PoolerCondition condition, PoolerProduct product, PoolerProfile profile, Version? version, string name)
    {
        bool? names = condition.Names.Count > 0 && name.Length == 0 ? null : true;
        bool? versions = condition is { Since: null, Before: null } ? true : version is null ? null : condition.Includes(version);
        bool? option = condition.Option is { } asked ? OptionIn(asked, product, profile, version) is { } isOn ? isOn == condition.OptionIsOn : null : true;

        if (versions == false || option == false) return false;
        return names is null || versions is null || option is null ? null : true;
    }

    private static bool? OptionIn(PoolerOption option, PoolerProduct product, PoolerProfile profile, Version? version) =>
        Stated(option, profile) ?? product.DefaultOf(option, version);

    private static bool? Stated(PoolerOption option, PoolerProfile profile) => option == PoolerOption.PreparedStatements ? profile.TracksPreparedStatements : null;

    // Could the condition hold, for all that the profile says? Names aside.
    private static bool IsOpen(PoolerCondition condition, PoolerProduct product, PoolerProfile profile)
    {
        var version = profile.Version ?? (product.VersionIsFixed ? product.AssumedVersion : null);
        if (version is not null && !condition.Includes(version)) return false;
        return condition.Option is not { } option || Stated(option, profile) is not { } isOn || isOn == condition.OptionIsOn;
    }
}
