using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Lifeguard.Analyzers.Catalog;

namespace Lifeguard.DevTools.Documents;

/// <summary>
/// Which rule came with which release, and what has changed since the last one? The shipped file is history and written by hand at a release;
/// the unshipped one follows from it and the catalogue.
/// </summary>
internal sealed class Releases
{
    public const string ShippedPath = "src/Lifeguard.Analyzers/AnalyzerReleases.Shipped.md";
    public const string UnshippedPath = "src/Lifeguard.Analyzers/AnalyzerReleases.Unshipped.md";

    private readonly ImmutableSortedDictionary<string, ShippedRule> _shipped;
    private readonly string _nextVersion;

    private Releases(ImmutableSortedDictionary<string, ShippedRule> shipped, string nextVersion) => (_shipped, _nextVersion) = (shipped, nextVersion);

    public static Releases In(Repository repository) => Of(repository.Read(ShippedPath), VersionIn(repository));

    /// <param name="shipped">The text of the shipped file.</param>
    /// <param name="nextVersion">The version that everything not yet shipped will come with.</param>
    public static Releases Of(string shipped, string nextVersion) => new(ReleaseFile.Parse(shipped), nextVersion);

    public string Since(string id) => _shipped.TryGetValue(id, out var rule) ? rule.Since : $"{_nextVersion} (not yet released)";

    /// <summary>AnalyzerReleases.Unshipped.md in the form that release tracking (RS2000 to RS2008) reads.</summary>
    public TextFile Unshipped(ImmutableArray<Rule> rules)
    {
        var added = rules.Where(rule => !IsLive(rule.Id)).Select(rule => $"{rule.Id} | {Now(rule)} | {rule.Name}");
        var removed = _shipped.Values.Where(old => !old.Removed && rules.All(rule => rule.Id != old.Id)).Select(old => $"{old.Id} | {Then(old)} | {old.Notes}");
        var changed = rules.Where(HasChanged).Select(rule => $"{rule.Id} | {Now(rule)} | {Then(_shipped[rule.Id])} | {rule.Name}");

        var text = new StringBuilder("; Written from the rule catalogue by: dotnet run --project src/Lifeguard.DevTools -- docs\n");
        ReleaseFile.AppendTable(text, "New Rules", ["Rule ID", "Category", "Severity", "Notes"], added);
        ReleaseFile.AppendTable(text, "Removed Rules", ["Rule ID", "Category", "Severity", "Notes"], removed);
        ReleaseFile.AppendTable(text, "Changed Rules", ["Rule ID", "New Category", "New Severity", "Old Category", "Old Severity", "Notes"], changed);
        return new TextFile(UnshippedPath, text.ToString());
    }

    private bool IsLive(string id) => _shipped.TryGetValue(id, out var old) && !old.Removed;

    private bool HasChanged(Rule rule) => IsLive(rule.Id) && Then(_shipped[rule.Id]) != Now(rule);

    private static string Then(ShippedRule rule) => $"{rule.Category} | {rule.Severity}";

    private static string Now(Rule rule) =>
        $"{rule.Descriptor.Category} | {(rule.Descriptor.IsEnabledByDefault ? rule.Descriptor.DefaultSeverity.ToString() : "Disabled")}";

    private static string VersionIn(Repository repository) =>
        XDocument.Parse(repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;
}
