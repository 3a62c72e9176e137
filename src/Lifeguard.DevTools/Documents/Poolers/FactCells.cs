using System.Globalization;
using Lifeguard.Core.Poolers;
using Lifeguard.Core.Sql;

namespace Lifeguard.DevTools.Documents.Poolers;

/// <summary>Facts as table cells, and the notes that the cells refer to. A note that several cells share stands once.</summary>
internal sealed class FactCells
{
    private static readonly (Consequences Flag, string Word)[] Words =
    [
        (Consequences.Leaks, "leaks"), (Consequences.Lost, "lost"), (Consequences.Fails, "errors"), (Consequences.WrongResult, "wrong result"),
        (Consequences.NoExclusion, "excludes nobody"), (Consequences.OutlivesClient, "outlives the client"), (Consequences.DisturbsOthers, "hits other clients"),
        (Consequences.NotDetected, "not noticed"), (Consequences.UntilReleased, "until released"), (Consequences.UntilTransactionEnds, "until the transaction ends"),
    ];

    private readonly List<string> _notes = [];

    public IReadOnlyList<string> Notes => _notes;

    /// <summary>What is known of a feature behind a pooler.</summary>
    public string Of(SessionFeature feature, Pooler pooler, SqlDialect database)
    {
        var facts = PoolerTable.FactsOn(feature, pooler, database).ToList();
        return facts.Count == 0 ? "unknown" : string.Join("<br>", facts.Select(fact => Line(fact, facts.Count > 1)));
    }

    /// <summary>A verdict with what follows from it.</summary>
    public static string Verdict(PoolerVerdict verdict, Consequences consequences, Certainty certainty)
    {
        var word = verdict switch
        {
            PoolerVerdict.NoEffect => "no effect",
            PoolerVerdict.Safe or PoolerVerdict.Unknown => verdict.ToString().ToLowerInvariant(),
            _ => $"**{verdict.ToString().ToLowerInvariant()}**",
        };
        var details = Words.Where(entry => consequences.HasFlag(entry.Flag)).Select(entry => entry.Word).ToList();
        return word + (certainty == Certainty.Disputed ? "?" : "") + (details.Count == 0 ? "" : $": {string.Join(", ", details)}");
    }

    private string Line(PoolerFact fact, bool hasOthers)
    {
        var when = hasOthers ? Condition(fact) : "";
        var sources = fact.Verdict == PoolerVerdict.Unknown && fact.Sources.Count == 0 ? "" : $" <sup>{Sources(fact.Certainty, fact.Sources)}</sup>";
        return $"{when}{Verdict(fact.Verdict, fact.Consequences, fact.Certainty)}{sources}{NoteMark(fact.Note)}";
    }

    /// <summary>The letters of the sources; I for what is inferred.</summary>
    public static string Sources(Certainty certainty, IReadOnlyList<PoolerSource> sources) =>
        string.Join(" ", sources.Select(source => source.Key).Concat(certainty == Certainty.Inferred ? ["I"] : []));

    private static string Condition(PoolerFact fact)
    {
        var product = PoolerProduct.Of(fact.Pooler);
        var parts = new List<string>();
        if (fact.Condition.Names.Count is > 0 and <= 6) parts.Add(string.Join(", ", fact.Condition.Names.Select(name => $"`{name}`")));
        else if (fact.Condition.Names.Count > 6) parts.Add("those [below](#settings-that-are-followed)");

        var bare = ConditionText.Of(fact.Condition, product);
        if (bare != product.Name) parts.Add(bare.Replace(product.VersionedName + " ", "", StringComparison.Ordinal).Replace(product.Name + " ", "", StringComparison.Ordinal));
        return parts.Count == 0 ? "else " : $"{string.Join(", ", parts)}: ";
    }

    /// <summary>A reference to a note, which is added where it is new; empty for an empty text.</summary>
    public string NoteMark(string note)
    {
        if (note.Length == 0) return "";
        var index = _notes.IndexOf(note);
        if (index < 0)
        {
            index = _notes.Count;
            _notes.Add(note);
        }

        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        return $" <sup>[({number})](#notes)</sup>";
    }
}
