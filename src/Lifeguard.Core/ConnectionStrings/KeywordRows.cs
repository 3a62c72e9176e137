namespace Lifeguard.Core.ConnectionStrings;

/// <summary>Short forms, so that the drivers' tables read as tables.</summary>
internal static class KeywordRows
{
    public static KeywordDefinition Text(string name, params string[] synonyms) => new(name, KeywordValueKind.Text, null) { Synonyms = synonyms };

    public static KeywordDefinition Secret(string name, params string[] synonyms) => new(name, KeywordValueKind.Secret, null) { Synonyms = synonyms };

    public static KeywordDefinition Flag(string name, bool isOn, params string[] synonyms) =>
        new(name, KeywordValueKind.Boolean, isOn ? "true" : "false") { Synonyms = synonyms };

    public static KeywordDefinition Number(string name, int? value, params string[] synonyms) => Counted(name, KeywordValueKind.Number, value, synonyms);

    public static KeywordDefinition Seconds(string name, int? value, params string[] synonyms) => Counted(name, KeywordValueKind.Seconds, value, synonyms);

    public static KeywordDefinition Milliseconds(string name, int? value, params string[] synonyms) => Counted(name, KeywordValueKind.Milliseconds, value, synonyms);

    public static KeywordDefinition Bytes(string name, int? value, params string[] synonyms) => Counted(name, KeywordValueKind.Bytes, value, synonyms);

    public static KeywordDefinition Choice(string name, string? value, string[] choices, params string[] synonyms) =>
        new(name, KeywordValueKind.Choice, value) { Choices = choices, Synonyms = synonyms };

    public static KeywordDefinition Means(this KeywordDefinition row, ConnectionStringKeyword keyword) => row with { Keyword = keyword };

    public static KeywordDefinition At(this KeywordDefinition row, KeywordAtPooler pooler) => row with { AtPooler = pooler };

    private static KeywordDefinition Counted(string name, KeywordValueKind kind, int? value, string[] synonyms) =>
        new(name, kind, value?.ToString(System.Globalization.CultureInfo.InvariantCulture)) { Synonyms = synonyms };
}
