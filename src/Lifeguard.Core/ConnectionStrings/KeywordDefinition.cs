namespace Lifeguard.Core.ConnectionStrings;

/// <summary>One keyword of a driver: spellings, value, default, and what a pooler does with it.</summary>
/// <param name="Name">The spelling that the driver's documentation prefers.</param>
/// <param name="Kind">What its value is.</param>
/// <param name="Default">The value that holds when the keyword is not set, as it would be written; null when there is none.</param>
public sealed record KeywordDefinition(string Name, KeywordValueKind Kind, string? Default)
{
    /// <summary>What it sets, where another driver sets the same or a rule asks for it.</summary>
    public ConnectionStringKeyword? Keyword { get; init; }

    /// <summary>Further spellings that the driver takes. Those that differ from others by case and spaces only are left out.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>The words that a choice may be; empty for other kinds.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What a transaction pooler makes of it.</summary>
    public KeywordAtPooler AtPooler { get; init; }

    /// <summary>The version of the driver that brought the keyword; null when it is old or not known.</summary>
    public string? Since { get; init; }

    /// <summary>The last version of the driver that has the keyword; null when it is still there.</summary>
    public string? Until { get; init; }

    /// <summary>What one should know beside the table, as a sentence; null when there is nothing.</summary>
    public string? Note { get; init; }

    /// <summary>All spellings, the preferred one first.</summary>
    public IEnumerable<string> Spellings => new[] { Name }.Concat(Synonyms);
}
