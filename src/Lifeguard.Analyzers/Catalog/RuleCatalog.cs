using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Lifeguard.Analyzers.Catalog;

/// <summary>
/// Every rule, as typed static fields: one partial file a category. They are fields, not properties, because release tracking (RS2000) reads only field initialisers.
/// </summary>
internal static partial class RuleCatalog
{
    /// <summary>Where a rule's page is shown; the part after the branch name is the page's path in the repository.</summary>
    internal const string HelpRoot = "https://github.com/lifeguard-dotnet/lifeguard/blob/main/";

    /// <summary>Makes the runtime fill the fields before any member is used; without it, <see cref="All"/> is empty until somebody reads a field (beforefieldinit).</summary>
    static RuleCatalog() { }

    /// <summary>All rules, ordered by id.</summary>
    public static ImmutableArray<Rule> All => Entries.Ordered();

    /// <summary>The page of a rule, as a path in the repository.</summary>
    public static string PagePath(string id) => $"docs/rules/{id}.md";

    /// <summary>Makes a rule's descriptor and enters the rule in <see cref="All"/>.</summary>
    /// <param name="id"><c>LFGdnnn</c>; the digit decides the category.</param>
    /// <param name="title">One line without a full stop: the defect.</param>
    /// <param name="messageFormat">What happens at this place and why it hurts, with arguments.</param>
    /// <param name="severity">Warning only if no false positive is known.</param>
    /// <param name="description">The paragraph shown in the IDE's error list.</param>
    /// <param name="fix">What the code fix does; null without one.</param>
    /// <param name="enabled">False for rules that need a setting first.</param>
    /// <param name="settings">Keys of the settings the rule reads.</param>
    /// <param name="reportsInGeneratedCode">True where generated files are spoken about as well.</param>
    /// <param name="compilationEnd">True where the rule can speak only after the whole compilation has been seen.</param>
    /// <param name="name">The name of the field, which is the rule's name.</param>
    private static DiagnosticDescriptor Create(
        string id,
        string title,
        string messageFormat,
        DiagnosticSeverity severity,
        string description,
        string? fix = null,
        bool enabled = true,
        string[]? settings = null,
        bool reportsInGeneratedCode = false,
        bool compilationEnd = false,
        [CallerMemberName] string name = "")
    {
        string[] tags = compilationEnd ? [WellKnownDiagnosticTags.CompilationEnd] : [];
        var descriptor = new DiagnosticDescriptor(id, title, messageFormat, RuleCategory.Of(id), severity, enabled, description, HelpRoot + PagePath(id), tags);
        Entries.Add(new Rule(descriptor, name, fix, (settings ?? []).ToImmutableArray(), reportsInGeneratedCode));
        return descriptor;
    }

    /// <summary>A type of its own, so that it is ready whichever partial file's initialisers run first.</summary>
    private static class Entries
    {
        private static readonly List<Rule> Added = [];

        public static void Add(Rule rule) => Added.Add(rule);

        public static ImmutableArray<Rule> Ordered() => Added.OrderBy(rule => rule.Id, StringComparer.Ordinal).ToImmutableArray();
    }
}
