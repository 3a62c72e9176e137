using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Lifeguard.Analyzers.Settings;

namespace Lifeguard.DevTools.Documents;

/// <summary>docs/settings.md: every key, what it takes, and which rules read it.</summary>
internal static class SettingsPage
{
    public static TextFile For(ImmutableArray<Rule> rules) =>
        new("docs/settings.md", Introduction + string.Concat(SettingCatalog.All.Select(setting => Section(setting, rules))));

    private static string Introduction => """
        # Settings

        <!-- Written from the setting catalogue by `dotnet run --project src/Lifeguard.DevTools -- docs`; edits are overwritten. -->

        No setting is needed to start. Each can be written in three places; where more than one speaks, the upper one of this list wins:

        1. `.editorconfig`, for the files that its section matches: `lifeguard_pooler = rds_proxy`
        2. a global configuration (`is_global = true`), for the project: the same line
        3. an MSBuild property, in the project or in `Directory.Build.props`: `<LifeguardPooler>rds_proxy</LifeguardPooler>`

        A key or value that does not exist has no effect and is reported as [LFG0001](rules/LFG0001.md), with the nearest one that does.
        Severities are not Lifeguard's own settings: `dotnet_diagnostic.LFG1001.severity = error` works as for any analyzer,
        and [presets](../README.md#presets) set all of them at once.

        """.ReplaceLineEndings("\n");

    private static string Section(SettingDefinition setting, ImmutableArray<Rule> rules)
    {
        var readers = rules.Where(rule => rule.Settings.Contains(setting.Key)).Select(rule => $"[{rule.Id}](rules/{rule.Id}.md)").ToList();
        var values = setting.AllowedValues.IsEmpty ? setting.Expectation : string.Join(", ", setting.AllowedValues.Select(value => $"`{value}`"));
        return $"""

            ## {setting.Key}

            {setting.Description}

            | | |
            |---|---|
            | Values | {values} |
            | Default | {setting.DefaultText} |
            | MSBuild property | `{setting.MSBuildProperty}` |
            | Read by | {(readers.Count == 0 ? "no rule of this version" : string.Join(", ", readers))} |

            """.ReplaceLineEndings("\n");
    }
}
