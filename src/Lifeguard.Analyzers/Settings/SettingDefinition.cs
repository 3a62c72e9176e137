using System.Collections.Immutable;

namespace Lifeguard.Analyzers.Settings;

/// <summary>One key that users may set, whatever the type of its value.</summary>
internal abstract class SettingDefinition
{
    private protected SettingDefinition(string key, string defaultText, string expectation, ImmutableArray<string> allowedValues, string description)
    {
        Key = key;
        MSBuildProperty = PascalCase(key);
        DefaultText = defaultText;
        Expectation = expectation;
        AllowedValues = allowedValues;
        Description = description;
    }

    /// <summary>The key in <c>.editorconfig</c> and global configuration files, such as <c>lifeguard_sql_dialect</c>.</summary>
    public string Key { get; }

    /// <summary>The MSBuild property of the same meaning, such as <c>LifeguardSqlDialect</c>.</summary>
    public string MSBuildProperty { get; }

    /// <summary>The default as documentation shows it.</summary>
    public string DefaultText { get; }

    /// <summary>What the value must be, as the end of the sentence "it takes …".</summary>
    public string Expectation { get; }

    /// <summary>Every spelling there is; empty where the value is free text.</summary>
    public ImmutableArray<string> AllowedValues { get; }

    /// <summary>What the setting changes, for documentation.</summary>
    public string Description { get; }

    /// <summary>True when <paramref name="text"/> is a value of this setting.</summary>
    public abstract bool Accepts(string text);

    /// <summary>An empty value, which is what MSBuild writes for a property that is not set, and EditorConfig's own word <c>unset</c> say nothing.</summary>
    public static bool SaysNothing(string text) => string.IsNullOrWhiteSpace(text) || text.Trim().Equals("unset", StringComparison.OrdinalIgnoreCase);

    private static string PascalCase(string key) =>
        string.Concat(key.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
}

/// <summary>One key that users may set, with the type of its value.</summary>
internal sealed class SettingDefinition<T> : SettingDefinition
{
    private readonly SettingParser<T> _parser;

    public SettingDefinition(
        string key, T defaultValue, string defaultText, string expectation, ImmutableArray<string> allowedValues, SettingParser<T> parser, string description)
        : base(key, defaultText, expectation, allowedValues, description)
    {
        Default = defaultValue;
        _parser = parser;
    }

    /// <summary>What holds when nobody sets the key.</summary>
    public T Default { get; }

    /// <inheritdoc/>
    public override bool Accepts(string text) => TryParse(text, out _);

    /// <summary>Reads a value; false for one that does not exist.</summary>
    public bool TryParse(string text, out T value) => _parser(text.Trim(), out value);
}

/// <summary>Reads the trimmed text of a setting.</summary>
internal delegate bool SettingParser<T>(string text, out T value);
