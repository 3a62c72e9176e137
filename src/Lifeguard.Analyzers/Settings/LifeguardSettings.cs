using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifeguard.Analyzers.Settings;

/// <summary>
/// What has the user set? <c>.editorconfig</c> for the file, then global configuration, then the MSBuild property, then the default.
/// A value that does not exist counts as not set; LFG0001 tells about it.
/// </summary>
internal sealed class LifeguardSettings
{
    private readonly AnalyzerConfigOptionsProvider _provider;

    private LifeguardSettings(AnalyzerConfigOptionsProvider provider) => _provider = provider;

    /// <summary>The settings of a compilation; cheap to make, nothing is read before it is asked for.</summary>
    public static LifeguardSettings For(AnalyzerOptions options) => new(options.AnalyzerConfigOptionsProvider);

    /// <summary>The value that holds wherever no <c>.editorconfig</c> section says otherwise.</summary>
    public T Value<T>(SettingDefinition<T> setting) => TryRead(_provider.GlobalOptions, setting, out var value) ? value : setting.Default;

    /// <summary>The value for one file.</summary>
    public T Value<T>(SettingDefinition<T> setting, SyntaxTree tree) => TryValue(setting, tree, out var value) ? value : setting.Default;

    /// <summary>The value for one file; false where nobody set one, be it the default's.</summary>
    public bool TryValue<T>(SettingDefinition<T> setting, SyntaxTree tree, out T value) =>
        TryReadKey(_provider.GetOptions(tree), setting.Key, setting, out value) || TryRead(_provider.GlobalOptions, setting, out value);

    /// <summary>
    /// The value for a project as a whole. Settings such as the host are about the project, but users write them into a <c>[*.cs]</c> section,
    /// which is visible through files only: the first file that has a value decides.
    /// </summary>
    public T Value<T>(SettingDefinition<T> setting, Compilation compilation) => TryRead(setting, compilation, out var value) ? value : setting.Default;

    /// <summary>True when the project has a value of its own for the setting, be it the default's.</summary>
    public bool IsSet<T>(SettingDefinition<T> setting, Compilation compilation) => TryRead(setting, compilation, out _);

    private bool TryRead<T>(SettingDefinition<T> setting, Compilation compilation, out T value)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (TryReadKey(_provider.GetOptions(tree), setting.Key, setting, out value)) return true;
        }

        return TryRead(_provider.GlobalOptions, setting, out value);
    }

    private static bool TryRead<T>(AnalyzerConfigOptions options, SettingDefinition<T> setting, out T value) =>
        TryReadKey(options, setting.Key, setting, out value)
        || TryReadKey(options, "build_property." + setting.MSBuildProperty, setting, out value);

    private static bool TryReadKey<T>(AnalyzerConfigOptions options, string key, SettingDefinition<T> setting, out T value)
    {
        value = setting.Default;
        return options.TryGetValue(key, out var text) && !SettingDefinition.SaysNothing(text) && setting.TryParse(text, out value);
    }
}
