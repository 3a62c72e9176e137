using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Scaffolding;

/// <summary>The source of a category's catalogue file with one entry more.</summary>
internal static class CatalogueSource
{
    public static string With(Rule rule, string? source)
    {
        var text = source ?? Empty(rule);
        var end = text.LastIndexOf('}');
        if (end < 0) throw new RefusedException($"{RuleFiles.Of(rule).Catalogue} holds no class to add an entry to.");

        var separator = source is null ? "" : "\n";
        return text[..end] + separator + Entry(rule) + text[end..];
    }

    private static string Entry(Rule rule)
    {
        var fix = rule.Fix is null ? "" : $",\n        fix: \"{rule.Fix}\"";
        return $"""
                /// <summary>Arguments: what is reported.</summary>
                public static readonly DiagnosticDescriptor {rule.Name} = Create(
                    id: "{rule.Id}",
                    title: "{rule.Descriptor.Title}",
                    messageFormat: "{rule.Descriptor.MessageFormat}",
                    severity: DiagnosticSeverity.{rule.Descriptor.DefaultSeverity},
                    description: "{rule.Descriptor.Description}"{fix});

            """.ReplaceLineEndings("\n");
    }

    private static string Empty(Rule rule) => $$"""
        using Microsoft.CodeAnalysis;

        namespace Lifeguard.Analyzers.Catalog;

        /// <content>{{RuleGroup.Of(rule.Id).Ids}}: the rules of {{rule.Descriptor.Category}}.</content>
        internal static partial class RuleCatalog
        {
        }

        """.ReplaceLineEndings("\n");
}
