namespace Lifeguard.Analyzers.Settings;

/// <summary>A key or value that Lifeguard cannot follow, in the three parts of LFG0001's message.</summary>
/// <param name="Text">The key or value as written.</param>
/// <param name="Expected">What it is not: <c>a Lifeguard setting</c>, or <c>a value of</c> some key.</param>
/// <param name="Advice">The nearest that exists, or all that exist.</param>
internal sealed record UnknownSetting(string Text, string Expected, string Advice)
{
    private const string Prefix = "lifeguard";
    private const string BuildProperty = "build_property.";

    /// <summary>False for the hundreds of keys that other tools read; cheap, as it is asked for every key of every file.</summary>
    public static bool MayConcern(string key)
    {
        var start = key.StartsWith(BuildProperty, StringComparison.OrdinalIgnoreCase) ? BuildProperty.Length : 0;
        return key.Length > start && key[start] is 'l' or 'L';
    }

    /// <summary>What is wrong with a key and its value, if the key is Lifeguard's at all; null when nothing is.</summary>
    /// <param name="key">A key as the compiler hands it out: in lower case.</param>
    /// <param name="value">Its value.</param>
    public static UnknownSetting? In(string key, string value)
    {
        if (key.StartsWith(BuildProperty, StringComparison.OrdinalIgnoreCase)) return InProperty(key.Substring(BuildProperty.Length), value);

        foreach (var setting in SettingCatalog.All)
        {
            if (setting.Key.Equals(key, StringComparison.OrdinalIgnoreCase)) return InValue(setting, setting.Key, value);
        }

        return HasPrefix(key) || IsMisspelt(key) ? NoSuchSetting(key, SettingCatalog.All.Select(setting => setting.Key)) : null;
    }

    private static UnknownSetting? InProperty(string property, string value)
    {
        foreach (var setting in SettingCatalog.All)
        {
            if (setting.MSBuildProperty.Equals(property, StringComparison.OrdinalIgnoreCase)) return InValue(setting, setting.MSBuildProperty, value);
        }

        var isOurs = property.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !SettingDefinition.SaysNothing(value);
        return isOurs ? NoSuchSetting(property, SettingCatalog.All.Select(setting => setting.MSBuildProperty)) : null;
    }

    private static UnknownSetting? InValue(SettingDefinition setting, string name, string value)
    {
        if (SettingDefinition.SaysNothing(value) || setting.Accepts(value)) return null;

        var text = value.Trim();
        var advice = NearestWord.Of(text, setting.AllowedValues) is { } nearest ? $"the nearest is '{nearest}'" : $"it takes {setting.Expectation}";
        return new UnknownSetting(text, $"a value of '{name}'", advice);
    }

    private static UnknownSetting NoSuchSetting(string name, IEnumerable<string> names)
    {
        // The prefix, which all share, must not count as likeness.
        var all = names.ToArray();
        var nearest = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? NearestWord.Of(WithoutPrefix(name), all.Select(WithoutPrefix)) is { } rest ? all.First(known => WithoutPrefix(known) == rest) : null
            : NearestWord.Of(name, all);
        var advice = nearest is null ? $"the settings are {string.Join(", ", all.Select(known => $"'{known}'"))}" : $"the nearest is '{nearest}'";
        return new UnknownSetting(name, "a Lifeguard setting", advice);
    }

    private static bool HasPrefix(string key) =>
        key.Length > Prefix.Length && key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && key[Prefix.Length] is '_' or '.' or '-';

    // "lifegaurd_pooler": the misspelling is in the prefix itself.
    private static bool IsMisspelt(string key) =>
        SettingCatalog.All.Any(setting => Math.Abs(setting.Key.Length - key.Length) <= 2 && NearestWord.Distance(key, setting.Key) <= 2);

    private static string WithoutPrefix(string name) => name.Substring(Prefix.Length).TrimStart('_', '.', '-');
}
