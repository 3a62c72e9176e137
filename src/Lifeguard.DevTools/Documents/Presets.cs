using System.Collections.Immutable;
using Lifeguard.Analyzers.Catalog;
using Microsoft.CodeAnalysis;

namespace Lifeguard.DevTools.Documents;

/// <summary>The global configurations that the package offers to choose all severities at once.</summary>
internal static class Presets
{
    public static IEnumerable<TextFile> For(ImmutableArray<Rule> rules)
    {
        yield return Preset("None", "Every rule off.", rules, _ => "none");
        yield return Preset("Recommended", "Every rule at the severity it has by default.", rules, Default);
        yield return Preset("Strict", "Every rule a warning.", rules, _ => "warning");
    }

    private static TextFile Preset(string name, string summary, ImmutableArray<Rule> rules, Func<Rule, string> severity) =>
        new($"src/Lifeguard.Package/config/Lifeguard.{name}.globalconfig", Header(summary) + string.Concat(rules.Select(rule => Entry(rule, severity(rule)))));

    // The level is below that of any file a user writes (100 for .globalconfig, 0 for others), so that the user's own line wins instead of cancelling ours.
    private static string Header(string summary) => $"""
        # {summary}
        # Written from the rule catalogue by: dotnet run --project src/Lifeguard.DevTools -- docs
        is_global = true
        global_level = -1

        """.ReplaceLineEndings("\n");

    private static string Entry(Rule rule, string severity) => $"\n# {rule.Descriptor.Title}\ndotnet_diagnostic.{rule.Id}.severity = {severity}\n";

    private static string Default(Rule rule) => rule.Descriptor switch
    {
        { IsEnabledByDefault: false } => "none",
        { DefaultSeverity: DiagnosticSeverity.Error } => "error",
        { DefaultSeverity: DiagnosticSeverity.Warning } => "warning",
        { DefaultSeverity: DiagnosticSeverity.Info } => "suggestion",
        _ => "silent",
    };
}
