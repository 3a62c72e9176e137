using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools;

/// <summary>Where the files of a rule are: all of them share the rule's stem, so that an id read in a build log is one file search away.</summary>
internal sealed record RuleFiles(string Id, string Name)
{
    public static RuleFiles Of(Rule rule) => new(rule.Id, rule.Name);

    public string Analyzer => $"src/Lifeguard.Analyzers/Rules/{Folder}/{Stem}Analyzer.cs";

    public string Fix => $"src/Lifeguard.CodeFixes/Rules/{Folder}/{Stem}Fix.cs";

    public string Tests => $"tests/Lifeguard.Analyzers.Tests/{Folder}/{Stem}";

    public string Page => RuleCatalog.PagePath(Id);

    public string Catalogue => $"src/Lifeguard.Analyzers/Catalog/RuleCatalog.{Folder}.cs";

    private string Folder => RuleGroup.Of(Id).Name;

    private string Stem => $"{Id}_{Name}";
}
